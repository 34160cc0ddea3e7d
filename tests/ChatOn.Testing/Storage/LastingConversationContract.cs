using ChatOn.Server.Storage;
using Xunit;

namespace ChatOn.Testing.Storage;

/// <summary>What every adapter does with conversations that have a name but are no rooms: they last like rooms.</summary>
public abstract class LastingConversationContract(IStoreUnderTest store) : IDisposable
{
    private static readonly RoomRef Two = new(1_000, "=12,34");
    private static readonly RoomRef Audit = new(1_001, "!audit");
    private static readonly RoomRef Room = new(1_002, "#room");
    private static readonly RoomRef Guests = new(1_003, "");

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task They_survive_a_restart_with_what_was_said_and_are_loaded_beside_the_rooms()
    {
        store.Commit(Two.Said(10, "psst", clientId: "x"), Room.Said(11, "hello"), Guests.Said(12, "gone"), Audit.Noted(13, RecordKind.Audit));
        store.Restart();
        while (store.Journal.Maintain())
        {
        }

        store.Commit(Two.Said(20, "still here"));
        store.Restart();

        Assert.Equal(["psst", "still here"], await store.ReadAsync(Two));
        Assert.Equal("psst", await store.FindAsync(7, "x"));
        Assert.Equal(["Audit"], await store.ReadAsync(Audit));
        Assert.Equal([Two, Audit, Room], store.Rooms.LoadRooms().Select(stored => stored.Room));
        Assert.Equal((20, 20), (store.Load(Two).LastTime, store.Load(Two).LastSaidTime));
    }

    [Fact]
    public async Task Their_names_fold_and_are_unique_as_rooms_names_are()
    {
        var later = new RoomRef(2_000, "!AUDIT");
        var room = new RoomRef(2_001, "#audit");
        store.Commit(Audit.Said(10, "past"), Two.Said(10, "other"));
        store.Commit(new RoomMade(later), new RoomMade(room), Audit.Said(11, "too late"));
        store.Restart();

        Assert.Empty(await store.ReadAsync(Audit));
        Assert.Equal([Two, later, room], store.Rooms.LoadRooms().Select(stored => stored.Room));
    }

    [Fact]
    public async Task One_that_is_erased_is_gone()
    {
        store.Commit(Two.Said(10, "psst", clientId: "x"), Audit.Said(10, "stays"));
        store.Commit(new RoomErased(Two.Id));
        store.Restart();

        Assert.Empty(await store.ReadAsync(Two));
        Assert.Null(await store.FindAsync(7, "x"));
        Assert.Equal(Audit, Assert.Single(store.Rooms.LoadRooms()).Room);
    }

    [Fact]
    public async Task An_audit_entry_is_read_with_everything_but_is_not_said()
    {
        store.Commit(Audit.Said(10, "said"), Audit.Noted(11, RecordKind.Audit));
        store.Restart();

        Assert.Equal(["said", "Audit"], await store.ReadAsync(Audit));
        Assert.Equal(["said"], await store.ReadAsync(Audit, saidOnly: true));
        Assert.Equal((11, 10), (store.Load(Audit).LastTime, store.Load(Audit).LastSaidTime));
        Assert.False(RecordKind.Audit.IsSaid());
    }
}
