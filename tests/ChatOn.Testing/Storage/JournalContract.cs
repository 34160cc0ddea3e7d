using System.Globalization;
using ChatOn.Server.Storage;
using Xunit;

namespace ChatOn.Testing.Storage;

/// <summary>What every adapter of <see cref="IJournal"/> and <see cref="IHistoryStore"/> does: commits and ranges of history.</summary>
public abstract class JournalContract(IStoreUnderTest store) : IDisposable
{
    private static readonly RoomRef Room = new(1_000, "#Room");
    private static readonly RoomRef Other = new(2_000, "#other");

    protected IStoreUnderTest Store => store;

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Entries_are_read_in_the_order_of_their_times()
    {
        store.Commit(Room.Said(10, "one"), Other.Said(11, "elsewhere"), Room.Said(12, "two"));
        store.Commit(Room.Said(13, "three"));

        Assert.Equal(["one", "two", "three"], await store.ReadAsync(Room));
        Assert.Equal(["elsewhere"], await store.ReadAsync(Other));
    }

    [Fact]
    public async Task Two_rooms_may_have_entries_of_one_time()
    {
        store.Commit(Room.Said(10, "here"), Other.Said(10, "there"));

        Assert.Equal(["here"], await store.ReadAsync(Room));
        Assert.Equal(["there"], await store.ReadAsync(Other));
    }

    [Fact]
    public async Task Both_bounds_of_a_range_are_exclusive()
    {
        store.Commit(Room.Said(10, "a"), Room.Said(20, "b"), Room.Said(30, "c"), Room.Said(40, "d"));

        Assert.Equal(["b", "c"], await store.ReadAsync(Room, after: 10, before: 40));
        Assert.Equal(["b", "c", "d"], await store.ReadAsync(Room, after: 10));
        Assert.Equal(["a", "b", "c"], await store.ReadAsync(Room, before: 40));
        Assert.Equal(["b"], await store.ReadAsync(Room, after: 19, before: 21));
        Assert.Empty(await store.ReadAsync(Room, after: 20, before: 30));
        Assert.Empty(await store.ReadAsync(Room, after: 30, before: 20));
    }

    [Theory]
    [InlineData(false, "a b")]
    [InlineData(true, "c d")]
    public async Task A_limit_takes_from_the_end_that_was_asked_for_and_answers_oldest_first(bool newestFirst, string expected)
    {
        store.Commit(Room.Said(10, "a"), Room.Said(20, "b"), Room.Said(30, "c"), Room.Said(40, "d"));

        Assert.Equal(expected.Split(' '), await store.ReadAsync(Room, limit: 2, newestFirst: newestFirst));
        Assert.Equal(["b", "c"], await store.ReadAsync(Room, after: 10, before: 40, limit: 2, newestFirst: newestFirst));
        Assert.Equal(["a", "b", "c", "d"], await store.ReadAsync(Room, limit: 4, newestFirst: newestFirst));
    }

    [Fact]
    public async Task A_limit_below_one_is_a_mistake_of_the_caller() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ReadAsync(Room, limit: 0));

    [Fact]
    public async Task What_is_only_noted_is_left_out_when_only_what_was_said_is_asked_for()
    {
        store.Commit(
            Room.Noted(10), Room.Said(20, "a"), Room.Noted(30, RecordKind.Mode), Room.Noted(40, RecordKind.Gap), Room.Said(50, "b"),
            Room.Noted(60, RecordKind.Quit));

        Assert.Equal(["a", "b"], await store.ReadAsync(Room, saidOnly: true));
        Assert.Equal(["b"], await store.ReadAsync(Room, saidOnly: true, newestFirst: true, limit: 1));
        Assert.Equal(["a"], await store.ReadAsync(Room, saidOnly: true, limit: 1));
        Assert.Equal(["Join", "a", "Mode", "Gap", "b", "Quit"], await store.ReadAsync(Room));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_said_is_found_behind_thousands_of_joins(bool newestFirst)
    {
        var records = Enumerable.Range(1, 5_000).Select(time => Room.Noted(time)).ToArray<JournalRecord>();
        records[1_024] = Room.Said(1_025, "a");
        records[2_600] = Room.Said(2_601, "b");
        records[4_990] = Room.Said(4_991, "c");
        store.Journal.Commit(records);

        Assert.Equal(["a", "b", "c"], await store.ReadAsync(Room, saidOnly: true, newestFirst: newestFirst));
        Assert.Equal(newestFirst ? ["b", "c"] : ["a", "b"], await store.ReadAsync(Room, saidOnly: true, newestFirst: newestFirst, limit: 2));
        Assert.Equal(5_000, (await store.ReadAsync(Room, limit: 10_000, newestFirst: newestFirst)).Length);
    }

    [Fact]
    public async Task All_fields_come_back_and_the_unknown_kind_passes_through_as_said()
    {
        var record = new HistoryRecord(Room, MaxTime, (RecordKind)99, long.MinValue, new byte[] { 0, 255, 10, 0 }, "client id");
        store.Commit(record);

        var read = Assert.Single(await store.History.ReadAsync(new HistoryRange(Room.Id, 0, long.MaxValue, 10, true, SaidOnly: true), default));

        Assert.Equal(record with { Body = read.Body }, read);
        Assert.Equal(record.Body.ToArray(), read.Body.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    [InlineData(1_001)]
    [InlineData(4_096)]
    [InlineData(HistoryRecord.MaxBodyBytes)]
    public async Task A_body_of_any_length_up_to_the_largest_comes_back(int length)
    {
        var body = Enumerable.Range(0, length).Select(i => (byte)(i * 31)).ToArray();
        store.Commit(new HistoryRecord(Room, 1, RecordKind.Privmsg, 7, body));

        var read = Assert.Single(await store.History.ReadAsync(new HistoryRange(Room.Id, 0, long.MaxValue, 10, false, false), default));
        Assert.Equal(body, read.Body.ToArray());
    }

    [Fact]
    public async Task A_commit_with_a_body_that_is_too_large_stores_nothing()
    {
        store.Commit(Room.Said(1, "kept"));
        var large = new HistoryRecord(Room, 3, RecordKind.Privmsg, 7, new byte[HistoryRecord.MaxBodyBytes + 1]);

        var failure = Assert.Throws<JournalException>(
            () => store.Commit(Room.Said(2, "lost", clientId: "x"), new RoomMade(Other), new RoomModeSaved(Room.Id, 'm', false, "", "a", 1), large));

        Assert.False(failure.OutcomeUnknown);
        Assert.Equal(["kept"], await store.ReadAsync(Room));
        Assert.Null(await store.FindAsync(7, "x"));
        Assert.Empty(Assert.Single(store.Rooms.LoadRooms()).Modes);
    }

    [Fact]
    public async Task A_commit_with_a_time_that_is_not_after_the_rooms_last_stores_nothing_and_the_next_one_works()
    {
        store.Commit(Room.Said(1, "kept"));

        Assert.False(Assert.Throws<JournalException>(() => store.Commit(Other.Said(2, "lost"), Room.Said(1, "again"))).OutcomeUnknown);
        Assert.False(Assert.Throws<JournalException>(() => store.Commit(Room.Said(5, "lost"), Room.Said(5, "lost"))).OutcomeUnknown);
        Assert.False(Assert.Throws<JournalException>(() => store.Commit(Room.Said(6, "lost"), Room.Said(4, "lost"))).OutcomeUnknown);
        store.Restart();
        Assert.False(Assert.Throws<JournalException>(() => store.Commit(Room.Said(1, "again"))).OutcomeUnknown);
        store.Commit(Room.Said(2, "next"), Other.Said(2, "other"));

        Assert.Equal(["kept", "next"], await store.ReadAsync(Room));
        Assert.Equal(["other"], await store.ReadAsync(Other));
    }

    [Fact]
    public async Task A_failed_commit_erases_nothing()
    {
        store.Commit(Room.Said(1, "kept"));

        Assert.Throws<JournalException>(() => store.Commit(
            new RoomErased(Room.Id), new RoomMade(new RoomRef(3_000, "#ROOM")), Other.Said(1, "x"), Other.Said(1, "x")));
        store.Commit(Room.Said(2, "also kept"), Other.Said(1, "other"));

        Assert.Equal(["kept", "also kept"], await store.ReadAsync(Room));
        Assert.Equal([Room, Other], store.Rooms.LoadRooms().Select(stored => stored.Room));
    }

    [Fact]
    public async Task Everything_survives_a_restart()
    {
        store.Commit(Room.Said(10, "one", clientId: "x"), Room.Said(11, "two"));
        store.Restart();
        store.Commit(Room.Said(12, "three"));

        Assert.Equal(["one", "two", "three"], await store.ReadAsync(Room));
        Assert.Equal("one", await store.FindAsync(7, "x"));
    }

    [Fact]
    public void There_is_no_housekeeping_without_an_erased_room()
    {
        store.Commit(Room.Said(10, "one"));
        while (store.Journal.Maintain())
        {
        }

        store.Commit(Room.Said(11, "two"));
        Assert.False(store.Journal.Maintain());
    }

    [Fact]
    public async Task A_cancelled_read_ends_so()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await store.History.ReadAsync(new HistoryRange(1, 0, long.MaxValue, 10, false, false), cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await store.History.FindByClientIdAsync(1, "x", cancelled.Token));
    }

    [Fact]
    public async Task Reads_beside_commits_see_all_that_was_committed_before_them_in_order_and_whole()
    {
        const int Commits = 200;
        const int PerCommit = 5;
        var committed = 0;
        var writing = Task.Run(() =>
        {
            for (var commit = 0; commit < Commits; commit++)
            {
                var first = (commit * PerCommit) + 1;
                store.Journal.Commit([.. Enumerable.Range(first, PerCommit).Select(time => Room.Said(time, time.ToString(CultureInfo.InvariantCulture)))]);
                Volatile.Write(ref committed, commit + 1);
            }
        });

        await Task.WhenAll(Enumerable.Range(0, 3).Select(async reader =>
        {
            while (!writing.IsCompleted)
            {
                var atLeast = Volatile.Read(ref committed) * PerCommit;
                var read = await store.ReadAsync(Room, limit: 10_000, newestFirst: reader == 1);
                Assert.True(read.Length >= atLeast, $"{read.Length} of {atLeast}");
                Assert.Equal(0, read.Length % PerCommit);
                Assert.Equal(Enumerable.Range(1, read.Length).Select(time => time.ToString(CultureInfo.InvariantCulture)), read);
            }
        }));
        await writing;
        Assert.Equal(Commits * PerCommit, (await store.ReadAsync(Room, limit: 10_000)).Length);
    }

    private const long MaxTime = (1L << 55) - 1;
}
