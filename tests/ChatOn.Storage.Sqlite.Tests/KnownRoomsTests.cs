namespace ChatOn.Storage.Sqlite.Tests;

public sealed class KnownRoomsTests
{
    private readonly KnownRooms _rooms = new(maxErased: 2);

    [Fact]
    public void A_transaction_that_is_undone_leaves_all_as_it_was()
    {
        _rooms.Load([1, 2]);
        _rooms.Make(3);
        _rooms.Erase(1);
        _rooms.Erase(3);
        _rooms.Erase(9);
        _rooms.Undo();

        Assert.Equal([true, true, false, false], new long[] { 1, 2, 3, 9 }.Select(_rooms.IsAlive));
        Assert.DoesNotContain(true, new long[] { 1, 2, 3, 9 }.Select(_rooms.IsErased));
    }

    [Fact]
    public void What_is_kept_is_not_undone_later()
    {
        _rooms.Make(1);
        _rooms.Make(2);
        _rooms.Erase(2);
        _rooms.Keep();
        _rooms.Undo();

        Assert.True(_rooms.IsAlive(1));
        Assert.True(_rooms.IsErased(2));
    }

    [Fact]
    public void Only_so_many_erased_rooms_are_remembered()
    {
        foreach (var id in new long[] { 1, 2, 3 })
            _rooms.Erase(id);
        _rooms.Keep();

        Assert.Equal([false, true, true], new long[] { 1, 2, 3 }.Select(_rooms.IsErased));
    }

    [Fact]
    public void A_room_that_the_database_has_after_all_is_not_erased()
    {
        _rooms.Erase(1);
        _rooms.Keep();
        _rooms.Load([1]);

        Assert.True(_rooms.IsAlive(1));
        Assert.False(_rooms.IsErased(1));
    }
}
