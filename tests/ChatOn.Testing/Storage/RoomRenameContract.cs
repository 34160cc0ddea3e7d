using ChatOn.Server.Storage;
using Xunit;

namespace ChatOn.Testing.Storage;

/// <summary>What every adapter does with rooms that get another name.</summary>
public abstract class RoomRenameContract(IStoreUnderTest store) : IDisposable
{
    private static readonly RoomRef Room = new(1_000, "#room");
    private static readonly RoomRef Renamed = Room with { Name = "#Rooms" };

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_past_stays_and_is_of_the_room_by_its_new_name()
    {
        store.Commit(Room.Said(10, "before", clientId: "x"));
        store.Commit(new RoomRenamed(Room.Id, "#Rooms"), Room.Said(11, "still by the old name"), Renamed.Said(12, "after"));

        Assert.Equal(["before", "still by the old name", "after"], await store.ReadAsync(Renamed));
        Assert.Equal(Renamed, (await store.History.FindByClientIdAsync(7, "x", default))?.Room);
        store.Restart();
        Assert.Equal(12, store.Load(Renamed).LastTime);
        var read = await store.History.ReadAsync(new HistoryRange(Room.Id, 0, long.MaxValue, 10, NewestFirst: false, SaidOnly: true), default);
        Assert.All(read, record => Assert.Equal(Renamed, record.Room));
    }

    [Fact]
    public void A_name_that_is_free_again_can_be_taken()
    {
        store.Commit(new RoomMade(Room), new RoomRenamed(Room.Id, "#rooms"));
        store.Commit(new RoomMade(new RoomRef(2_000, "#room")));
        store.Restart();

        Assert.Equal(["#rooms", "#room"], store.Rooms.LoadRooms().Select(room => room.Room.Name));
    }

    [Fact]
    public async Task Another_room_of_that_name_is_erased()
    {
        var other = new RoomRef(2_000, "#ROOMS");
        store.Commit(Room.Said(10, "stays"), other.Said(11, "goes"));
        store.Commit(new RoomRenamed(Room.Id, "#Rooms"));

        Assert.Empty(await store.ReadAsync(other));
        Assert.Equal(["stays"], await store.ReadAsync(Renamed));
        Assert.Equal([Renamed], store.Rooms.LoadRooms().Select(room => room.Room));
    }

    [Fact]
    public void Only_the_case_may_change_and_what_is_unknown_is_ignored()
    {
        store.Commit(new RoomMade(Room), new RoomRenamed(Room.Id, "#ROOM"), new RoomRenamed(5_000, "#other"));

        Assert.Equal([Room with { Name = "#ROOM" }], store.Rooms.LoadRooms().Select(room => room.Room));
    }
}
