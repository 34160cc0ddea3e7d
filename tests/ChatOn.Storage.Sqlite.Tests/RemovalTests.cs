using ChatOn.Server.Storage;
using ChatOn.Testing.Storage;
using Microsoft.Extensions.Time.Testing;

namespace ChatOn.Storage.Sqlite.Tests;

/// <summary>How what is unreadable leaves the tables: in bounded pieces, going on wherever it was cut short.</summary>
public sealed class RemovalTests : IDisposable
{
    private const long Gone = 7;
    private const long Stays = 8;
    private static readonly RoomRef Room = new(1_000, "#room");

    private readonly SqliteStoreUnderTest _store = new(64, new FakeTimeProvider());

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Each_piece_of_a_trim_removes_a_bounded_number_of_entries()
    {
        Say(3_000);
        _store.Commit(new HistoryTrimmed(Room.Id, 2_001));

        AssertPieces(left: 1_000);
        Assert.Equal(0, Count("removals"));
        Assert.Equal(500, Count("client_ids"));
    }

    [Fact]
    public void Each_piece_of_an_erasure_removes_a_bounded_number_of_entries()
    {
        Say(3_000);
        _store.Commit(new SenderErased(Gone));

        AssertPieces(left: 1_500);
        Assert.Equal(0, Count("erased_senders"));
        Assert.Equal(0, Count("client_ids"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task What_is_unreadable_stays_so_when_the_process_ends_at_any_moment(int pieces)
    {
        Say(3_000);
        _store.Commit(Room.Said(5_000, "in the tail", Gone), Room.Said(5_001, "last", Stays));
        _store.Commit(new HistoryTrimmed(Room.Id, 1_001), new SenderErased(Gone));
        for (var piece = 0; piece < pieces; piece++)
            Assert.True(_store.Journal.Maintain());

        var copy = _store.Temporary.File("copy");
        Assert.Equal(0, await Raw.RunAsync("cp", "-r", _store.DataFolder, copy));
        using var reopened = new SqliteStoreUnderTest(64, folder: copy);

        Assert.Equal(1_001, (await reopened.ReadAsync(Room, limit: 10_000)).Length);
        Assert.Equal("last", (await reopened.ReadAsync(Room, limit: 1, newestFirst: true))[0]);
        while (reopened.Journal.Maintain())
            Assert.Null(await reopened.FindAsync(Gone, "3000"));
        Assert.Equal(1_001, (await reopened.ReadAsync(Room, limit: 10_000)).Length);
        Assert.Equal(1_001, Raw.Scalar(reopened.DatabasePath, "SELECT count(*) FROM history"));
        Assert.Equal(0, Raw.Scalar(reopened.DatabasePath, "SELECT count(*) FROM tail"));
    }

    [Fact]
    public async Task Reads_beside_an_erasure_never_show_what_is_erased()
    {
        Say(6_000);
        _store.Commit(new SenderErased(Gone));
        var removing = Task.Run(() =>
        {
            while (_store.Journal.Maintain())
            {
            }
        });

        do
            Assert.Equal(3_000, (await _store.ReadAsync(Room, limit: 10_000)).Length);
        while (!removing.IsCompleted);
        await removing;
    }

    /// <summary>Half of it by each sender; the one to be erased gives client ids.</summary>
    private void Say(int count)
    {
        _store.Journal.Commit([.. Enumerable.Range(1, count).Select(
            time => time % 2 == 0 ? Room.Said(time, $"{time}", Gone, $"{time}") : Room.Said(time, $"{time}", Stays))]);
        while (_store.Journal.Maintain())
        {
        }
    }

    private void AssertPieces(int left)
    {
        var before = Count("history");
        while (_store.Journal.Maintain())
        {
            Assert.InRange(before - Count("history"), 0, 512);
            before = Count("history");
        }

        Assert.Equal(left, before);
    }

    private long Count(string table) => Raw.Scalar(_store.DatabasePath, $"SELECT count(*) FROM {table}").GetValueOrDefault();
}
