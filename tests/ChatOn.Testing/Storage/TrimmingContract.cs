using ChatOn.Server.Storage;
using Xunit;

namespace ChatOn.Testing.Storage;

/// <summary>What every adapter does with history that is older than a room keeps it.</summary>
public abstract class TrimmingContract(IStoreUnderTest store) : IDisposable
{
    private static readonly RoomRef Room = new(1_000, "#room");
    private static readonly RoomRef Other = new(2_000, "#other");

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_older_is_unreadable_at_once_and_stays_so(bool isSpread)
    {
        store.Commit(Room.Said(10, "a", clientId: "a"), Room.Said(20, "b", clientId: "b"), Room.Said(30, "c"), Other.Said(10, "other", clientId: "o"));
        Fill(isSpread);
        store.Commit(new HistoryTrimmed(Room.Id, 20));

        await AssertTrimmedAsync();
        Maintain();
        await AssertTrimmedAsync();
        store.Restart();
        await AssertTrimmedAsync();
    }

    [Fact]
    public async Task A_trim_in_pieces_goes_on_after_a_restart()
    {
        store.Journal.Commit([.. Enumerable.Range(1, 3_000).Select(time => Room.Said(time, new string('x', 100), clientId: $"{time}"))]);
        store.Commit(new HistoryTrimmed(Room.Id, 2_500));
        store.Journal.Maintain();
        store.Journal.Maintain();
        store.Restart();

        Assert.Equal(501, (await store.ReadAsync(Room, limit: 5_000)).Length);
        while (store.Journal.Maintain())
            Assert.Null(await store.FindAsync(7, "2499"));
        Assert.Equal(501, (await store.ReadAsync(Room, limit: 5_000, newestFirst: true)).Length);
        Assert.NotNull(await store.FindAsync(7, "2500"));
        Assert.Equal(3_000, store.Load(Room).LastTime);
    }

    [Fact]
    public async Task A_later_trim_only_raises_the_bound()
    {
        store.Commit(Room.Said(10, "a"), Room.Said(20, "b"), Room.Said(30, "c"));
        store.Commit(new HistoryTrimmed(Room.Id, 20), new HistoryTrimmed(Room.Id, 5));
        Assert.Equal(["b", "c"], await store.ReadAsync(Room));
        store.Restart();
        store.Commit(new HistoryTrimmed(Room.Id, 15));
        Assert.Equal(["b", "c"], await store.ReadAsync(Room));

        store.Commit(new HistoryTrimmed(Room.Id, 30));
        Assert.Equal(["c"], await store.ReadAsync(Room));
        Maintain();
        Assert.Equal(["c"], await store.ReadAsync(Room));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_last_time_of_a_room_stays_though_all_its_entries_are_gone(bool isSpread)
    {
        store.Commit(Room.Said(10, "a"), Room.Said(20, "b"));
        Fill(isSpread);
        store.Commit(new HistoryTrimmed(Room.Id, 1_000));
        AssertTimes();
        Maintain();
        AssertTimes();
        store.Restart();
        AssertTimes();

        Assert.Throws<JournalException>(() => store.Commit(Room.Said(20, "again")));
        store.Commit(Room.Said(21, "older than what is kept", clientId: "x"));
        Assert.Throws<JournalException>(() => store.Commit(Room.Said(21, "again")));
        store.Restart();
        Assert.Throws<JournalException>(() => store.Commit(Room.Said(21, "again")));
        store.Commit(Room.Said(2_000, "new", clientId: "x"));

        Assert.Equal(["new"], await store.ReadAsync(Room));
        Assert.Equal("new", await store.FindAsync(7, "x"));

        void AssertTimes() => Assert.Equal((20, 0), (store.Load(Room).LastTime, store.Load(Room).LastSaidTime));
    }

    [Fact]
    public async Task A_client_id_of_what_was_trimmed_may_be_used_again()
    {
        store.Commit(Room.Said(10, "gone", clientId: "x"));
        Fill(isSpread: true);
        store.Commit(new HistoryTrimmed(Room.Id, 11), Room.Said(20, "new", clientId: "x"));
        Assert.Equal("new", await store.FindAsync(7, "x"));
        Maintain();
        Fill(isSpread: true);
        Assert.Equal("new", await store.FindAsync(7, "x"));
    }

    [Fact]
    public async Task A_trim_of_an_unknown_or_erased_room_is_ignored_and_a_room_made_again_is_not_trimmed()
    {
        store.Commit(new HistoryTrimmed(Room.Id, 100), Room.Said(10, "stays"));
        Assert.Equal(["stays"], await store.ReadAsync(Room));

        store.Commit(new HistoryTrimmed(Room.Id, 100), new RoomErased(Room.Id), new HistoryTrimmed(Room.Id, 200));
        var later = new RoomRef(3_000, "#room");
        store.Commit(later.Said(10, "new"));
        Maintain();
        Assert.Equal(["new"], await store.ReadAsync(later));
    }

    [Fact]
    public async Task Limits_and_bounds_count_only_what_is_readable()
    {
        store.Journal.Commit([.. Enumerable.Range(1, 100).Select(time => Room.Said(time, $"{time}"))]);
        Fill(isSpread: true);
        store.Commit(new HistoryTrimmed(Room.Id, 90));

        Assert.Equal(["90", "91"], await store.ReadAsync(Room, limit: 2));
        Assert.Equal(["99", "100"], await store.ReadAsync(Room, limit: 2, newestFirst: true));
        Assert.Equal(["90"], await store.ReadAsync(Room, after: 50, before: 91, newestFirst: true));
        Assert.Equal(["91"], await store.ReadAsync(Room, after: 90, before: 92));
        Assert.Empty(await store.ReadAsync(Room, after: 10, before: 90));
    }

    [Fact]
    public async Task A_failed_commit_trims_nothing()
    {
        store.Commit(Room.Said(10, "a"));
        Assert.Throws<JournalException>(() => store.Commit(new HistoryTrimmed(Room.Id, 20), Room.Said(10, "again")));

        Assert.Equal(["a"], await store.ReadAsync(Room));
        store.Commit(Room.Said(11, "b"));
        Assert.Equal(["a", "b"], await store.ReadAsync(Room));
    }

    private async Task AssertTrimmedAsync()
    {
        Assert.Equal(["b", "c"], await store.ReadAsync(Room));
        Assert.Null(await store.FindAsync(7, "a"));
        Assert.Equal("b", await store.FindAsync(7, "b"));
        Assert.Equal(["other"], await store.ReadAsync(Other));
        Assert.Equal("other", await store.FindAsync(7, "o"));
        Assert.Equal((30, 30), (store.Load(Room).LastTime, store.Load(Room).LastSaidTime));
    }

    /// <summary>So much elsewhere that an adapter puts what is new where it stays.</summary>
    private void Fill(bool isSpread)
    {
        if (!isSpread)
            return;
        var elsewhere = new RoomRef(store.Rooms.LoadLastTime() + 1, "#elsewhere");
        store.Journal.Commit([.. Enumerable.Range(1, 1_500).Select(time => elsewhere.Said(time, "x", sender: 1))]);
        Maintain();
    }

    private void Maintain()
    {
        while (store.Journal.Maintain())
        {
        }
    }
}
