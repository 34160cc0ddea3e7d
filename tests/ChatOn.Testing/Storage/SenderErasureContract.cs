using ChatOn.Server.Storage;
using Xunit;

namespace ChatOn.Testing.Storage;

/// <summary>What every adapter does when all that somebody said is to go.</summary>
public abstract class SenderErasureContract(IStoreUnderTest store) : IDisposable
{
    private const long Gone = 7;
    private const long Stays = 8;
    private static readonly RoomRef Room = new(1_000, "#room");
    private static readonly RoomRef Other = new(2_000, "=7,8");

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_of_a_sender_is_unreadable_at_once_in_every_room_and_stays_so(bool isSpread)
    {
        store.Commit(
            Room.Said(10, "a", Gone, "a"), Room.Said(20, "b", Stays, "b"), Room.Noted(30), Other.Said(10, "c", Stays), Other.Said(20, "d", Gone, "d"));
        Fill(isSpread);
        store.Commit(new SenderErased(Gone));

        await AssertErasedAsync();
        Maintain();
        await AssertErasedAsync();
        store.Restart();
        await AssertErasedAsync();
    }

    [Fact]
    public async Task Erasing_in_pieces_goes_on_after_a_restart()
    {
        for (var room = 0; room < 5; room++)
        {
            var many = new RoomRef(3_000 + room, $"#many{room}");
            store.Journal.Commit([.. Enumerable.Range(1, 1_000).Select(time => many.Said(time, $"{time}", time % 2 == 0 ? Gone : Stays, $"{room} {time}"))]);
        }

        store.Commit(new SenderErased(Gone));
        for (var piece = 0; piece < 4; piece++)
            store.Journal.Maintain();
        store.Restart();

        for (var more = true; more; more = store.Journal.Maintain())
        {
            Assert.Equal(500, (await store.ReadAsync(new RoomRef(3_000, ""))).Length);
            Assert.Equal(["997", "999"], await store.ReadAsync(new RoomRef(3_004, ""), limit: 2, newestFirst: true));
            Assert.Null(await store.FindAsync(Gone, "4 1000"));
        }

        Assert.Equal("999", await store.FindAsync(Stays, "4 999"));
        Assert.Equal(1_000, store.Load(new RoomRef(3_004, "#many4")).LastTime);
    }

    [Fact]
    public async Task What_still_comes_of_a_sender_while_it_is_erased_is_ignored()
    {
        store.Commit(Room.Said(10, "a", Gone), new SenderErased(Gone), Room.Said(11, "b", Gone, "x"), Room.Said(12, "c", Stays));
        store.Commit(Room.Said(13, "d", Gone, "x"), Other.Said(5, "e", Gone));
        store.Restart();
        store.Commit(Room.Said(14, "f", Gone));

        Assert.Equal(["c"], await store.ReadAsync(Room));
        Assert.Empty(await store.ReadAsync(Other));
        Assert.Null(await store.FindAsync(Gone, "x"));
        Assert.Equal((14, 12), (store.Load(Room).LastTime, store.Load(Room).LastSaidTime));
        Maintain();
        Assert.Equal(["c"], await store.ReadAsync(Room));
        Assert.Equal((14, 12), (store.Load(Room).LastTime, store.Load(Room).LastSaidTime));
        Assert.Equal(5, store.Load(Other).LastTime);
    }

    [Fact]
    public async Task An_erased_sender_is_forgotten_once_all_is_removed()
    {
        store.Commit(Room.Said(10, "a", Gone), new SenderErased(Gone), new SenderErased(Gone));
        Maintain();
        Assert.False(store.Journal.Maintain());
        store.Commit(Room.Said(20, "somebody else's now", Gone));
        store.Restart();

        Assert.Equal(["somebody else's now"], await store.ReadAsync(Room));
    }

    [Fact]
    public async Task Several_senders_and_trims_at_once_leave_what_is_nobodys_of_them()
    {
        store.Journal.Commit([.. Enumerable.Range(1, 3_000).Select(time => Room.Said(time, $"{time}", time % 3))]);
        store.Commit(new SenderErased(0), new HistoryTrimmed(Room.Id, 2_000), new SenderErased(1));
        var expected = Enumerable.Range(2_000, 1_001).Where(time => time % 3 == 2).Select(time => $"{time}").ToArray();

        Assert.Equal(expected, await store.ReadAsync(Room));
        Maintain();
        Assert.Equal(expected, await store.ReadAsync(Room));
        Assert.Equal((3_000, 2_999), (store.Load(Room).LastTime, store.Load(Room).LastSaidTime));
    }

    [Fact]
    public async Task The_last_time_of_a_room_stays_though_only_the_erased_spoke_there()
    {
        store.Commit(Room.Said(10, "a", Gone), Room.Said(20, "b", Gone));
        Fill(isSpread: true);
        store.Commit(Room.Said(30, "c", Gone));
        store.Commit(new SenderErased(Gone));
        Maintain();
        store.Restart();

        Assert.Equal((30, 0), (store.Load(Room).LastTime, store.Load(Room).LastSaidTime));
        Assert.Throws<JournalException>(() => store.Commit(Room.Said(30, "again", Stays)));
        store.Commit(Room.Said(31, "new", Stays));
        Assert.Equal(["new"], await store.ReadAsync(Room));
    }

    [Fact]
    public async Task A_failed_commit_erases_nothing_of_anybody()
    {
        store.Commit(Room.Said(10, "a", Gone));
        Assert.Throws<JournalException>(() => store.Commit(new SenderErased(Gone), Room.Said(10, "again", Stays)));

        Assert.Equal(["a"], await store.ReadAsync(Room));
        store.Commit(Room.Said(11, "b", Gone));
        Assert.Equal(["a", "b"], await store.ReadAsync(Room));
    }

    private async Task AssertErasedAsync()
    {
        Assert.Equal(["b"], await store.ReadAsync(Room, saidOnly: true));
        Assert.Equal(["c"], await store.ReadAsync(Other));
        Assert.Null(await store.FindAsync(Gone, "a"));
        Assert.Null(await store.FindAsync(Gone, "d"));
        Assert.Equal("b", await store.FindAsync(Stays, "b"));
        Assert.Equal((30, 20), (store.Load(Room).LastTime, store.Load(Room).LastSaidTime));
        Assert.Equal((20, 10), (store.Load(Other).LastTime, store.Load(Other).LastSaidTime));
    }

    /// <summary>So much elsewhere that an adapter puts what is new where it stays.</summary>
    private void Fill(bool isSpread)
    {
        if (!isSpread)
            return;
        var elsewhere = new RoomRef(5_000, "#elsewhere");
        store.Journal.Commit([.. Enumerable.Range(1, 1_500).Select(time => elsewhere.Said(time, "x", Stays))]);
        Maintain();
    }

    private void Maintain()
    {
        while (store.Journal.Maintain())
        {
        }
    }
}
