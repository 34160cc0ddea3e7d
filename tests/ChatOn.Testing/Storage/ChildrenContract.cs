using ChatOn.Server.Storage;
using Xunit;

namespace ChatOn.Testing.Storage;

/// <summary>What every adapter does with entries that are about others.</summary>
public abstract class ChildrenContract(IStoreUnderTest store) : IDisposable
{
    private static readonly RoomRef Room = new(1_000, "#room");

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task They_are_read_by_parent_and_time()
    {
        store.Commit(Room.Said(10, "one"), Room.Said(11, "two"), About(12, 11, "of two"), About(13, 10, "of one"), About(14, 10, "of one again"));

        Assert.Equal(["of one", "of one again", "of two"], await store.ChildrenAsync(Room, 10, 10, 11));
        Assert.Equal(["of one again", "of two"], await store.ChildrenAsync(Room, 1, 10, 11, 12));
        store.Restart();
        Assert.Equal(["of two"], await store.ChildrenAsync(Room, 10, 11));
    }

    [Fact]
    public async Task They_are_the_newest_wherever_they_are()
    {
        store.Commit(Room.Said(10, "parent"), Room.Said(11, "other parent"));
        store.Journal.Commit([.. Enumerable.Range(20, 3_000).Select(time => About(time, 10 + (time % 2), $"{time}"))]);
        store.Fill(isSpread: true);
        store.Commit(About(4_000, 10, "4000"), About(4_001, 11, "4001"), About(4_002, 10, "4002"));

        Assert.Equal(["4000", "4002"], await store.ChildrenAsync(Room, 2, 10));
        Assert.Equal(["3018", "4000", "4002", "3017", "3019", "4001"], await store.ChildrenAsync(Room, 3, 10, 11));
        Assert.Equal(1_502, (await store.ChildrenAsync(Room, 5_000, 10)).Length);
        store.Restart();
        Assert.Equal(["3018", "4000", "4002", "3017", "3019", "4001"], await store.ChildrenAsync(Room, 3, 10, 11));
        store.Fill(isSpread: true);
        Assert.Equal(["3018", "4000", "4002", "3017", "3019", "4001"], await store.ChildrenAsync(Room, 3, 10, 11));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Those_that_are_trimmed_or_of_an_erased_sender_are_none(bool isSpread)
    {
        store.Commit(Room.Said(10, "parent"), About(11, 10, "trimmed"), About(20, 10, "stays"), About(21, 10, "of another", sender: 9), About(22, 20, "deeper"));
        store.Fill(isSpread);
        store.Commit(new HistoryTrimmed(Room.Id, 15), new SenderErased(9));

        for (var more = true; more; more = store.Journal.Maintain())
            Assert.Equal(["stays", "deeper"], await store.ChildrenAsync(Room, 10, 10, 20));
        store.Restart();
        Assert.Equal(["stays", "deeper"], await store.ChildrenAsync(Room, 10, 10, 20));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Those_of_another_or_an_erased_room_are_none(bool isSpread)
    {
        var other = new RoomRef(2_000, "#other");
        store.Commit(Room.Said(10, "parent"), other.Said(11, "elsewhere") with { Parent = 10 }, About(12, 10, "here"));
        store.Fill(isSpread);
        store.Commit(new RoomErased(other.Id));

        Assert.Equal(["here"], await store.ChildrenAsync(Room, 10, 10));
        Assert.Empty(await store.ChildrenAsync(other, 10, 10));
        store.Maintain();
        Assert.Empty(await store.ChildrenAsync(other, 10, 10));
        Assert.Empty(await store.ChildrenAsync(new RoomRef(9, "#nowhere"), 10, 10));
    }

    [Fact]
    public async Task Entries_about_nothing_are_nobodys_and_an_entry_is_read_whole()
    {
        var child = About(11, 10, "child") with { TextAt = 2, ClientId = "x" };
        store.Commit(Room.Said(10, "parent"), child);
        store.Fill(isSpread: true);
        store.Commit(child with { Time = 9_000 });

        Assert.Empty(await store.ChildrenAsync(Room, 10, 0));
        Assert.Empty(await store.ChildrenAsync(Room, 10));
        var found = await store.History.ReadChildrenAsync(Room.Id, [10], 10, kind: null, default);
        Assert.Equal([child with { Body = found[0].Body }, child with { Body = found[1].Body, Time = 9_000 }], found);
        Assert.Equal(found, await store.History.ReadAsync(new HistoryRange(Room.Id, 10, long.MaxValue, 10, false, false), default), SameButForBody);
        Assert.Equal(10, (await store.History.FindByClientIdAsync(7, "x", default))!.Parent);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ChildrenAsync(Room, 0, 10));
    }

    private static bool SameButForBody(HistoryRecord left, HistoryRecord right) => left with { Body = default } == right with { Body = default };

    private static HistoryRecord About(long time, long parent, string text, long sender = 7) =>
        Room.Said(time, text, sender) with { Kind = RecordKind.Tagmsg, Parent = parent };
}
