using ChatOn.Server.Storage;
using Xunit;

namespace ChatOn.Testing.Storage;

/// <summary>What every adapter does with rooms that are gone, names that are used again, and guests' conversations.</summary>
public abstract class ErasureContract(IStoreUnderTest store) : IDisposable
{
    private static readonly RoomRef Room = new(1_000, "#room");
    private static readonly RoomRef Later = new(2_000, "#ROOM");
    private static readonly RoomRef Conversation = new(3_000, "");

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_erased_room_is_unreadable_at_once()
    {
        store.Commit(Room.Said(10, "secret", clientId: "x"), new TopicSaved(Room.Id, "topic", "a", 1));
        store.Commit(new RoomErased(Room.Id));

        Assert.Empty(await store.ReadAsync(Room));
        Assert.Null(await store.FindAsync(7, "x"));
        Assert.Empty(store.Rooms.LoadRooms());
    }

    [Fact]
    public async Task An_erased_room_stays_so_while_its_history_is_removed_and_after_a_restart()
    {
        store.Journal.Commit([.. Enumerable.Range(1, 3_000).Select(time => Room.Said(time, new string('x', 100), clientId: $"{time}"))]);
        store.Commit(new RoomErased(Room.Id));
        store.Journal.Maintain();
        store.Restart();

        Assert.Empty(await store.ReadAsync(Room));
        while (store.Journal.Maintain())
            Assert.Null(await store.FindAsync(7, "2999"));
        Assert.Empty(await store.ReadAsync(Room));
        Assert.Empty(store.Rooms.LoadRooms());
    }

    [Fact]
    public async Task What_comes_for_an_erased_room_is_ignored_in_the_same_commit_and_later()
    {
        store.Commit(Room.Said(10, "one"), new RoomErased(Room.Id), Room.Said(11, "two", clientId: "x"), new RoomMade(Room));
        store.Commit(Room.Said(12, "three"), new TopicSaved(Room.Id, "topic", "a", 1), new RoomModeSaved(Room.Id, 'k', false, "key", "a", 1));
        while (store.Journal.Maintain())
        {
        }

        store.Commit(Room.Said(13, "four"), new RoomMade(Room));

        Assert.Empty(await store.ReadAsync(Room));
        Assert.Null(await store.FindAsync(7, "x"));
        Assert.Empty(store.Rooms.LoadRooms());
    }

    [Fact]
    public async Task A_room_that_was_erased_before_it_was_made_is_never_made()
    {
        store.Commit(new RoomErased(Room.Id));
        store.Commit(Room.Said(10, "late"));

        Assert.Empty(await store.ReadAsync(Room));
        Assert.Empty(store.Rooms.LoadRooms());
    }

    [Fact]
    public async Task Erasing_one_room_leaves_the_others()
    {
        var other = new RoomRef(1_001, "#other");
        store.Commit(Room.Said(10, "gone", clientId: "x"), other.Said(10, "stays", clientId: "y"), new RoomErased(Room.Id));
        while (store.Journal.Maintain())
        {
        }

        Assert.Equal(["stays"], await store.ReadAsync(other));
        Assert.Equal("stays", await store.FindAsync(7, "y"));
        Assert.Equal(other, Assert.Single(store.Rooms.LoadRooms()).Room);
    }

    [Fact]
    public async Task A_room_made_again_has_no_past()
    {
        store.Commit(Room.Said(10, "past"), new RoomModeSaved(Room.Id, 'b', true, "*!*@*", "a", 1), new TopicSaved(Room.Id, "old", "a", 1));
        store.Commit(new RoomErased(Room.Id), Later.Said(20, "now"));

        Assert.Equal(["now"], await store.ReadAsync(Later));
        Assert.Empty(await store.ReadAsync(Room));
        var stored = store.Load(Later);
        Assert.Empty(stored.Modes);
        Assert.Null(stored.Topic);
    }

    [Fact]
    public async Task A_later_room_of_the_same_folded_name_erases_the_earlier()
    {
        store.Commit(Room.Said(10, "past", clientId: "x"));
        store.Commit(new RoomMade(Later));
        store.Commit(Room.Said(11, "too late"));

        Assert.Empty(await store.ReadAsync(Room));
        Assert.Null(await store.FindAsync(7, "x"));
        Assert.Equal(Later, Assert.Single(store.Rooms.LoadRooms()).Room);
    }

    [Fact]
    public async Task A_client_id_of_an_erased_room_may_be_used_again()
    {
        store.Commit(Room.Said(10, "gone", clientId: "x"), new RoomErased(Room.Id), Later.Said(20, "new", clientId: "x"));
        while (store.Journal.Maintain())
        {
        }

        Assert.Equal("new", await store.FindAsync(7, "x"));
    }

    [Fact]
    public async Task A_guests_conversation_is_stored_but_is_no_room()
    {
        var another = new RoomRef(3_001, "");
        store.Commit(Conversation.Said(10, "psst"), another.Said(10, "hey"));

        Assert.Equal(["psst"], await store.ReadAsync(Conversation));
        Assert.Equal(["hey"], await store.ReadAsync(another));
        Assert.Empty(store.Rooms.LoadRooms());
    }

    [Fact]
    public async Task A_guests_conversation_ends_with_the_run()
    {
        store.Commit(Conversation.Said(4_000, "psst", clientId: "x"), Room.Said(10, "stays"));
        store.Restart();

        Assert.Empty(await store.ReadAsync(Conversation));
        Assert.Null(await store.FindAsync(7, "x"));
        while (store.Journal.Maintain())
        {
        }

        Assert.Equal(["stays"], await store.ReadAsync(Room));
        Assert.Equal(4_000, store.Rooms.LoadLastTime());
    }
}
