using ChatOn.Server.Storage;

namespace ChatOn.Storage.Sqlite.Tests;

public sealed class KnownRoomsTests
{
    private readonly KnownRooms _rooms = new(maxErased: 2);

    [Fact]
    public void What_a_lost_transaction_erased_is_not_erased()
    {
        _rooms.Load([new KnownRoom(new RoomRef(1, "#a"))]);
        _rooms.Make(new RoomRef(3, "#c"));
        _rooms.Erase(1);
        _rooms.Erase(3);
        _rooms.Forget();
        _rooms.Load([new KnownRoom(new RoomRef(1, "#a"))]);

        Assert.NotNull(_rooms.Find(1));
        Assert.Null(_rooms.Find(3));
        Assert.False(_rooms.IsErased(1));
        Assert.False(_rooms.IsErased(3));
    }

    [Fact]
    public void What_a_stored_transaction_erased_stays_erased()
    {
        _rooms.Make(new RoomRef(1, "#a"));
        _rooms.Erase(1);
        _rooms.Keep();
        _rooms.Forget();
        _rooms.Load([]);

        Assert.Null(_rooms.Find(1));
        Assert.True(_rooms.IsErased(1));
    }

    [Fact]
    public void Only_so_many_erased_rooms_are_remembered()
    {
        foreach (var id in new long[] { 1, 2, 3 })
            _rooms.Erase(id);
        _rooms.Keep();

        Assert.Equal([false, true, true], new long[] { 1, 2, 3 }.Select(_rooms.IsErased));
    }
}
