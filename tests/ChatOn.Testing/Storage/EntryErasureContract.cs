using System.Text;
using ChatOn.Server.Storage;
using Xunit;

namespace ChatOn.Testing.Storage;

/// <summary>What every adapter does with entries that were redacted.</summary>
public abstract class EntryErasureContract(IStoreUnderTest store) : IDisposable
{
    private static readonly RoomRef Room = new(1_000, "#room");

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_was_said_is_gone_and_a_tombstone_stays_in_its_place()
    {
        store.Commit(Room.Said(10, "before"), Room.Said(11, "secret", clientId: "x"), Room.Said(12, "after"));
        store.Commit(Erased(11));

        Assert.Equal(["before", "gone", "after"], await store.ReadAsync(Room));
        Assert.Equal("gone", await store.FindAsync(7, "x"));
        var tombstone = (await store.History.ReadAsync(new HistoryRange(Room.Id, 10, 12, 1, NewestFirst: false, SaidOnly: true), default))[0];
        Assert.Equal((RecordKind.Tombstone, 7L), (tombstone.Kind, tombstone.Sender));
    }

    [Fact]
    public async Task Its_edits_are_gone_and_what_else_is_about_it_stays()
    {
        store.Commit(Room.Said(10, "secret"), Room.Said(11, "edited secret") with { Kind = RecordKind.Edit, Parent = 10 });
        store.Commit(Room.Said(12, "redacted") with { Kind = RecordKind.Redact, Parent = 10 }, Erased(10));

        Assert.Equal(["gone", "redacted"], await store.ReadAsync(Room));
    }

    [Fact]
    public async Task It_is_the_same_after_a_restart_and_for_an_entry_of_the_same_commit()
    {
        store.Commit(Room.Said(10, "secret"), Erased(10), Erased(11));
        store.Restart();

        Assert.Equal(["gone"], await store.ReadAsync(Room));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Entry_edits_children_ids_and_search_are_as_they_must_be_at_once_and_stay_so(bool isSpread)
    {
        store.Commit(
            Room.Said(10, "stays secret", clientId: "a") with { TextAt = 0 },
            Room.Said(11, "a secret", clientId: "b") with { TextAt = 2 },
            Edit(12, "an edited secret", parent: 11, clientId: "c"),
            Room.Said(13, "heart", 8) with { Kind = RecordKind.Tagmsg, Parent = 11 },
            Edit(14, "edit of another secret", parent: 10, clientId: "d"),
            Edit(15, "last edited secret", parent: 11, clientId: "e"));
        store.Fill(isSpread);
        store.Commit(Erased(11));

        await AssertErasedAsync();
        store.Maintain();
        await AssertErasedAsync();
        store.Restart();
        await AssertErasedAsync();
        store.Fill(isSpread: true);
        await AssertErasedAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_entry_may_be_redacted_twice_and_its_tombstone_with_it(bool isMaintained)
    {
        store.Commit(Room.Said(10, "secret"), Erased(10));
        if (isMaintained)
            store.Maintain();
        store.Commit(new EntryErased(Room.Id, 10, Encoding.UTF8.GetBytes("gone for good")));

        Assert.Equal(["gone for good"], await store.ReadAsync(Room));
        store.Maintain();
        store.Restart();
        Assert.Equal(["gone for good"], await store.ReadAsync(Room));
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_redacted_and_what_comes_later_is_not()
    {
        store.Commit(Erased(10), new EntryErased(5_000, 10, Encoding.UTF8.GetBytes("gone")));
        store.Commit(Room.Said(10, "here"), Erased(9), Erased(11));
        store.Commit(Room.Said(11, "here too"), Room.Said(12, "edit") with { Kind = RecordKind.Edit, Parent = 9 });
        store.Maintain();

        Assert.Equal(["here", "here too", "edit"], await store.ReadAsync(Room));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_edit_that_comes_after_is_there(bool isSpread)
    {
        store.Commit(Room.Said(10, "secret"), Edit(11, "edited", 10));
        store.Fill(isSpread);
        store.Commit(Erased(10), Edit(12, "later", 10));

        Assert.Equal(["gone", "later"], await store.ReadAsync(Room));
        store.Maintain();
        store.Fill(isSpread: true);
        Assert.Equal(["gone", "later"], await store.ReadAsync(Room));
    }

    [Fact]
    public async Task Many_edits_are_gone_at_once_also_in_the_middle_of_their_removal()
    {
        store.Commit(Room.Said(1, "secret"));
        store.Journal.Commit([.. Enumerable.Range(2, 3_000).Select(time => Edit(time, $"secret {time}", parent: 1, clientId: $"{time}"))]);
        store.Commit(Room.Said(5_000, "last"));
        store.Fill(isSpread: true);
        store.Commit(Erased(1));

        for (var more = true; more; more = store.Journal.Maintain())
        {
            Assert.Equal(["gone", "last"], await store.ReadAsync(Room, limit: 2));
            Assert.Empty(await store.History.ReadChildrenAsync(Room.Id, [1], 10, kind: null, default));
            Assert.Null(await store.FindAsync(7, "3000"));
        }

        Assert.Equal(["gone", "last"], await store.ReadAsync(Room, newestFirst: true));
    }

    [Fact]
    public async Task The_rooms_times_are_those_of_what_was_said_and_can_be_read()
    {
        store.Commit(Room.Said(10, "secret"));
        store.Commit(Edit(11, "edited", 10), Erased(10));
        AssertTimes(11);
        store.Maintain();
        AssertTimes(11);
        store.Restart();
        AssertTimes(11);
        Assert.Throws<JournalException>(() => store.Commit(Room.Said(11, "again")));

        store.Commit(Room.Said(12, "secret"), Erased(12), Room.Noted(13));
        store.Maintain();
        Assert.Equal((13, 12), (store.Load(Room).LastTime, store.Load(Room).LastSaidTime));
        Assert.Equal(["gone", "gone"], await store.ReadAsync(Room, saidOnly: true));

        void AssertTimes(long last) => Assert.Equal((last, 10), (store.Load(Room).LastTime, store.Load(Room).LastSaidTime));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_redacted_may_be_trimmed_erased_with_its_room_or_with_its_sender(bool isMaintained)
    {
        var other = new RoomRef(2_000, "#other");
        store.Commit(Room.Said(10, "secret"), Edit(11, "edited", 10), Room.Said(12, "stays"), Room.Said(13, "another secret", 9), other.Said(10, "secret"));
        store.Commit(Erased(10), Erased(13), new EntryErased(other.Id, 10, Encoding.UTF8.GetBytes("gone")));
        if (isMaintained)
            store.Maintain();
        store.Commit(new HistoryTrimmed(Room.Id, 12), new SenderErased(9), new RoomErased(other.Id));

        Assert.Equal(["stays"], await store.ReadAsync(Room));
        store.Maintain();
        store.Restart();
        Assert.Equal(["stays"], await store.ReadAsync(Room));
        Assert.Empty(await store.ReadAsync(other));
        Assert.Equal((13, 12), (store.Load(Room).LastTime, store.Load(Room).LastSaidTime));
    }

    [Fact]
    public async Task A_trimmed_entry_is_not_redacted_and_a_failed_commit_redacts_nothing()
    {
        store.Commit(Room.Said(10, "trimmed"), Room.Said(20, "stays"), new HistoryTrimmed(Room.Id, 15), Erased(10));
        Assert.Throws<JournalException>(() => store.Commit(Erased(20), Room.Said(20, "again")));

        Assert.Equal(["stays"], await store.ReadAsync(Room));
        store.Commit(Room.Said(21, "next"));
        store.Maintain();
        Assert.Equal(["stays", "next"], await store.ReadAsync(Room));
    }

    private static HistoryRecord Edit(long time, string text, long parent, string? clientId = null) =>
        Room.Said(time, text, clientId: clientId) with { Kind = RecordKind.Edit, Parent = parent, TextAt = 0 };

    private static EntryErased Erased(long time) => new(Room.Id, time, Encoding.UTF8.GetBytes("gone"));

    private async Task AssertErasedAsync()
    {
        Assert.Equal(["stays secret", "gone", "heart", "edit of another secret"], await store.ReadAsync(Room));
        Assert.Equal(["edit of another secret", "heart"], await store.ChildrenAsync(Room, 10, 10, 11));
        Assert.Equal(["stays secret", "edit of another secret"], await store.SearchAsync("secret", 10, Room));
        Assert.Equal("gone", await store.FindAsync(7, "b"));
        Assert.Null(await store.FindAsync(7, "c"));
        Assert.Null(await store.FindAsync(7, "e"));
        Assert.Equal("edit of another secret", await store.FindAsync(7, "d"));
        Assert.Equal((15, 14), (store.Load(Room).LastTime, store.Load(Room).LastSaidTime));
    }
}
