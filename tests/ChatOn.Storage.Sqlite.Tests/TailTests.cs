using ChatOn.Server.Storage;
using ChatOn.Testing.Storage;

namespace ChatOn.Storage.Sqlite.Tests;

/// <summary>History in two places: the newest entries in the tail, the older ones in their rooms.</summary>
public sealed class TailTests : IDisposable
{
    private static readonly RoomRef Room = new(1_000, "#room");
    private static readonly RoomRef Other = new(2_000, "#other");

    private readonly SqliteStoreUnderTest _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Entries_are_spread_once_there_are_many()
    {
        _store.Commit(Room.Said(1, "x"));
        Assert.False(_store.Journal.Maintain());
        Assert.Equal((1, 0), Rows());

        Say(first: 2, count: 1_500);
        Assert.True(_store.Journal.Maintain());
        Assert.Equal((0, 1_501), Rows());
    }

    [Fact]
    public async Task Entries_are_spread_also_when_there_is_never_time_for_it()
    {
        for (var first = 1; first <= 20_000; first += 500)
            Say(first, count: 500);

        var (tail, history) = Rows();
        Assert.InRange(tail, 0, 5_000);
        Assert.Equal(20_000, tail + history);
        Assert.Equal(Enumerable.Range(1, 20_000).Select(time => $"{time}"), await _store.ReadAsync(Room, limit: 50_000));
    }

    [Fact]
    public async Task Every_range_is_the_same_wherever_its_entries_are()
    {
        var entries = Enumerable.Range(1, 3_000).Select(time => time % 3 == 0 ? Room.Noted(time) : Room.Said(time, $"{time}")).ToList();
        _store.Journal.Commit([.. entries.Take(2_990)]);
        Assert.True(_store.Journal.Maintain());
        _store.Journal.Commit([.. entries.Skip(2_990)]);
        Assert.Equal((10, 2_990), Rows());

        foreach (var (after, before) in new (long, long)[] { (0, long.MaxValue), (2_980, 2_995), (2_995, 2_999), (2_990, 2_991), (2_989, 2_991), (5, 9), (3_000, 4_000), (long.MaxValue, long.MaxValue) })
        {
            foreach (var limit in new[] { 1, 4, 9, 12, 10_000 })
            {
                await AssertRangeAsync(entries, new HistoryRange(Room.Id, after, before, limit, NewestFirst: true, SaidOnly: true));
                await AssertRangeAsync(entries, new HistoryRange(Room.Id, after, before, limit, NewestFirst: false, SaidOnly: true));
                await AssertRangeAsync(entries, new HistoryRange(Room.Id, after, before, limit, NewestFirst: true, SaidOnly: false));
                await AssertRangeAsync(entries, new HistoryRange(Room.Id, after, before, limit, NewestFirst: false, SaidOnly: false));
            }
        }
    }

    [Fact]
    public async Task The_tail_is_read_again_after_a_restart_and_after_a_failed_commit()
    {
        _store.Commit(Room.Said(1, "one", clientId: "x"));
        _store.Restart();
        Assert.Equal(["one"], await _store.ReadAsync(Room));
        Assert.Equal("one", await _store.FindAsync(7, "x"));

        Assert.Throws<JournalException>(() => _store.Commit(Room.Said(1, "again")));
        _store.Commit(Room.Said(2, "two"));
        Assert.Equal(["one", "two"], await _store.ReadAsync(Room));
        Assert.Equal((2, 0), Rows());
    }

    [Fact]
    public async Task A_client_id_finds_the_first_record_wherever_it_is()
    {
        _store.Commit(Room.Said(1, "first", clientId: "x"), Other.Said(1, "gone", clientId: "y"));
        Say(first: 2, count: 2_000);
        Assert.True(_store.Journal.Maintain());
        _store.Commit(Room.Said(10_000, "second", clientId: "x"), new RoomErased(Other.Id), Room.Said(10_001, "new", clientId: "y"));

        Assert.Equal("first", await _store.FindAsync(7, "x"));
        Assert.Equal("new", await _store.FindAsync(7, "y"));
        Say(first: 20_000, count: 2_000);
        Assert.True(_store.Journal.Maintain());
        Assert.Equal("first", await _store.FindAsync(7, "x"));
        Assert.Equal("new", await _store.FindAsync(7, "y"));
    }

    [Fact]
    public async Task Nothing_of_an_erased_room_stays_in_any_place()
    {
        _store.Commit(Room.Said(1, "stays", clientId: "z"), Other.Said(1, "a", clientId: "x"));
        Say(first: 2, count: 2_000);
        Assert.True(_store.Journal.Maintain());
        _store.Commit(Other.Said(2, "b", clientId: "y"));
        _store.Commit(new RoomErased(Other.Id));
        while (_store.Journal.Maintain())
        {
        }

        Assert.Equal((0, 2_001), Rows());
        Assert.Equal(1, Raw.Scalar(_store.DatabasePath, "SELECT count(*) FROM client_ids"));
        Assert.Equal(0, Raw.Scalar(_store.DatabasePath, "SELECT count(*) FROM removals"));
        Assert.Equal("stays", await _store.FindAsync(7, "z"));
    }

    [Fact]
    public async Task Reads_while_entries_are_spread_miss_and_repeat_nothing()
    {
        var committed = 0;
        var writing = Task.Run(() =>
        {
            for (var first = 1; first <= 20_000; first += 100)
            {
                Say(first, count: 100);
                Volatile.Write(ref committed, first + 99);
                if (first % 1_300 == 1)
                    _store.Journal.Maintain();
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async reader =>
        {
            while (!writing.IsCompleted)
            {
                var atLeast = Volatile.Read(ref committed);
                var read = await _store.ReadAsync(Room, after: Math.Max(0, atLeast - 1_500), limit: 50_000, newestFirst: reader == 0);
                Assert.Equal(Enumerable.Range(Math.Max(0, atLeast - 1_500) + 1, read.Length).Select(time => $"{time}"), read);
                Assert.True(read.Length >= Math.Min(atLeast, 1_500));
            }
        }));
        await writing;
    }

    private async Task AssertRangeAsync(List<HistoryRecord> entries, HistoryRange range)
    {
        var expected = entries.Where(entry => entry.Time > range.After && entry.Time < range.Before && (!range.SaidOnly || entry.Kind.IsSaid()));
        expected = range.NewestFirst ? expected.TakeLast(range.Limit) : expected.Take(range.Limit);

        Assert.Equal(expected.Select(entry => entry.Time), (await _store.History.ReadAsync(range, default)).Select(entry => entry.Time));
    }

    private void Say(int first, int count) =>
        _store.Journal.Commit([.. Enumerable.Range(first, count).Select(time => Room.Said(time, $"{time}"))]);

    private (long Tail, long History) Rows() => (
        Raw.Scalar(_store.DatabasePath, "SELECT count(*) FROM tail").GetValueOrDefault(),
        Raw.Scalar(_store.DatabasePath, "SELECT count(*) FROM history").GetValueOrDefault());
}
