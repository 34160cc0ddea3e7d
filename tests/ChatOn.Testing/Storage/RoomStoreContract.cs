using ChatOn.Server.Storage;
using Xunit;

namespace ChatOn.Testing.Storage;

/// <summary>What every adapter of <see cref="IRoomStore"/> does: topics, modes and lists as they were last acknowledged.</summary>
public abstract class RoomStoreContract(IStoreUnderTest store) : IDisposable
{
    private static readonly RoomRef Room = new(1_000, "#Ünïcode🎈");

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void An_empty_store_has_no_rooms() => Assert.Empty(store.Rooms.LoadRooms());

    [Fact]
    public void A_room_is_stored_under_the_name_as_its_maker_wrote_it()
    {
        store.Commit(new RoomMade(Room));
        store.Commit(Room.Said(10, "x") with { Room = Room with { Name = "#Ünïcode🎈".ToLowerInvariant() } });
        store.Restart();

        Assert.Equal(Room, Assert.Single(store.Rooms.LoadRooms()).Room);
    }

    [Fact]
    public void A_room_is_made_by_its_first_entry() =>
        Assert.Equal(Room, LoadAfter(Room.Said(10, "x")).Room);

    [Fact]
    public void Rooms_come_in_the_order_of_their_ids()
    {
        store.Commit(new RoomMade(new RoomRef(30, "#c")), new RoomMade(new RoomRef(10, "#b")), new RoomMade(new RoomRef(20, "#a")));

        Assert.Equal([10, 20, 30], store.Rooms.LoadRooms().Select(stored => stored.Room.Id));
    }

    [Fact]
    public void The_last_topic_comes_back()
    {
        store.Commit(new RoomMade(Room), new TopicSaved(Room.Id, "old", "a!a@a", 1));

        Assert.Equal(new StoredTopic("Grüße 🎈", "b!b@b", 2), LoadAfter(new TopicSaved(Room.Id, "Grüße 🎈", "b!b@b", 2)).Topic);
    }

    [Fact]
    public void An_empty_topic_removes_it()
    {
        store.Commit(new RoomMade(Room), new TopicSaved(Room.Id, "old", "a!a@a", 1));

        Assert.Null(LoadAfter(new TopicSaved(Room.Id, "", "b!b@b", 2)).Topic);
    }

    [Fact]
    public void Modes_come_back_in_the_order_in_which_they_were_first_set()
    {
        store.Commit(new RoomMade(Room), Set('m'), Set('k', "key"), List('b', "z!*@*"), List('b', "a!*@*"));

        Assert.Equal(
            [Stored('m'), Stored('k', "key"), Stored('b', "z!*@*", isList: true), Stored('b', "a!*@*", isList: true), Stored('M')],
            LoadAfter(Set('M')).Modes);
    }

    [Fact]
    public void A_key_or_limit_replaces_the_earlier_and_a_list_entry_stands_beside_others()
    {
        store.Commit(new RoomMade(Room), Set('l', "10"), List('b', "a!*@*"));

        Assert.Equal(
            [Stored('l', "20"), Stored('b', "a!*@*", isList: true), Stored('b', "b!*@*", isList: true)],
            LoadAfter(Set('l', "20"), List('b', "b!*@*")).Modes);
    }

    [Fact]
    public void A_list_entry_set_again_is_there_once_with_its_last_setter()
    {
        store.Commit(new RoomMade(Room), List('b', "a!*@*"), List('e', "a!*@*"), List('b', "b!*@*"));
        var again = new RoomModeSaved(Room.Id, 'b', true, "a!*@*", "other", 9);

        Assert.Equal(
            [new StoredMode('b', true, "a!*@*", "other", 9), Stored('e', "a!*@*", isList: true), Stored('b', "b!*@*", isList: true)],
            LoadAfter(again).Modes);
    }

    [Fact]
    public void A_removed_mode_is_gone_whatever_argument_it_is_removed_with()
    {
        store.Commit(new RoomMade(Room), Set('k', "key"), Set('m'), Set('l', "5"));

        Assert.Equal([Stored('l', "5")], LoadAfter(Unset('k', "*"), Unset('m')).Modes);
    }

    [Fact]
    public void Only_the_named_entry_is_removed_from_a_list()
    {
        store.Commit(new RoomMade(Room), List('b', "a!*@*"), List('b', "b!*@*"), List('e', "a!*@*"), Set('b'));

        Assert.Equal(
            [Stored('b', "b!*@*", isList: true), Stored('e', "a!*@*", isList: true), Stored('b')],
            LoadAfter(new RoomModeRemoved(Room.Id, 'b', true, "a!*@*")).Modes);
    }

    [Fact]
    public void Removing_what_is_not_set_and_setting_on_a_room_that_is_not_known_changes_nothing()
    {
        var unknown = new RoomRef(5, "#unknown");
        store.Commit(new TopicSaved(unknown.Id, "x", "a", 1), new RoomModeSaved(unknown.Id, 'm', false, "", "a", 1));

        Assert.Empty(LoadAfter(new RoomMade(Room), Unset('k', "key"), new RoomMade(unknown)).Modes);
        var stored = store.Load(unknown);
        Assert.Null(stored.Topic);
        Assert.Empty(stored.Modes);
    }

    [Fact]
    public void The_last_times_tell_what_is_said_from_what_is_noted()
    {
        store.Commit(new RoomMade(Room));
        Assert.Equal((0, 0), Times());
        store.Commit(Room.Noted(10));
        Assert.Equal((10, 0), Times());
        store.Commit(Room.Said(20, "x"));
        Assert.Equal((20, 20), Times());
        store.Commit(Room.Noted(30), Room.Noted(40, RecordKind.Gap));
        Assert.Equal((40, 20), Times());
        store.Commit(Room.Noted(50, (RecordKind)200));
        Assert.Equal((50, 50), Times());

        (long, long) Times() => (store.Load(Room).LastTime, store.Load(Room).LastSaidTime);
    }

    private static RoomModeSaved Set(char letter, string argument = "") => new(Room.Id, letter, false, argument, "a!a@a", 1);

    private static RoomModeSaved List(char letter, string argument) => new(Room.Id, letter, true, argument, "a!a@a", 1);

    private static RoomModeRemoved Unset(char letter, string argument = "") => new(Room.Id, letter, false, argument);

    private static StoredMode Stored(char letter, string argument = "", bool isList = false) => new(letter, isList, argument, "a!a@a", 1);

    private StoredRoom LoadAfter(params JournalRecord[] records)
    {
        store.Journal.Commit(records);
        store.Restart();
        return store.Load(Room);
    }
}
