using ChatOn.Server.State;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Sessions;

public sealed class RestartTests : RoomScenario
{
    [Fact]
    public void Topics_modes_keys_limits_and_lists_come_back()
    {
        var alice = In("#Room", "alice")[0];
        alice.Send("TOPIC #room :hello", "MODE #room +mskl-t key 9", "MODE #room +bbeI b1 b2 e1 i1", "MODE #room -b b1");

        Restart();

        var bob = Server.Connect("bob");
        bob.Send("JOIN #room key");
        bob.Expects(":bob!... JOIN #Room");
        bob.Expects(":chaton.local 332 bob #Room :hello");
        bob.Expects(":chaton.local 333 bob #Room alice!~alice@127.0.0.1 1767268800");
        Assert.Equal("+mnskl key 9", ModesOf("#room"));
        bob.ReadAll();
        bob.Send("MODE #room b");
        bob.Expects(":chaton.local 367 bob #Room b2!*@* alice!~alice@127.0.0.1 1767268800");
        bob.Expects(":chaton.local 368 ...");
        Give("bob", "#room", Roles.Operator);
        bob.Send("MODE #room eI");
        bob.Expects(":chaton.local 348 bob #Room e1!*@* ...");
        bob.Expects(":chaton.local 349 ...");
        bob.Expects(":chaton.local 346 bob #Room i1!*@* ...");
        bob.Expects(":chaton.local 347 ...");
    }

    [Fact]
    public void What_was_taken_away_does_not_come_back()
    {
        var alice = In("#a", "alice")[0];
        alice.Send("TOPIC #a :hello", "TOPIC #a :", "MODE #a +kl key 9", "MODE #a -kl x", "MODE #a -nt", "MODE #a +b x", "MODE #a -b X");

        Restart();
        Join("#a", Server.Connect("bob"));

        Assert.Equal("+", ModesOf("#a"));
        Server.OnLoop(() => Assert.Null(Server.World.FindRoom("#a")!.Topic));
        Server.OnLoop(() => Assert.Empty(Server.World.FindRoom("#a")!.Modes.List('b')));
    }

    [Fact]
    public void A_restored_room_has_no_owner_until_it_empties()
    {
        In("#a", "alice");

        Restart();

        var mallory = In("#a", "mallory")[0];
        Assert.Equal(Roles.None, RolesOf("mallory", "#a"));
        mallory.Send("PART #a");
        Assert.False(Has("#a"));
        Join("#a", mallory);
        Assert.Equal(Roles.Owner, RolesOf("mallory", "#a"));
    }

    [Fact]
    public void Bans_still_hold_and_nobody_lifts_them()
    {
        var alice = In("#a", "alice")[0];
        alice.Send("MODE #a +b mallory");

        Restart();

        var mallory = Server.Connect("mallory");
        mallory.Send("JOIN #a", "MODE #a -b mallory");
        mallory.Expects(":chaton.local 474 mallory #a ...");
        mallory.Expects(":chaton.local 482 mallory #a ...");
    }

    [Fact]
    public void Rooms_that_nobody_came_back_to_go_after_the_grace_and_the_lobby_and_the_others_stay()
    {
        In("#a", "alice");
        In("#b", "bob");

        Restart();

        Assert.True(Has("#a"));
        Join("#b", Server.Connect("bob"));
        Server.Advance(TimeSpan.FromMinutes(59));
        Assert.True(Has("#a"));
        Server.Advance(TimeSpan.FromMinutes(2));
        Assert.False(Has("#a"));
        Assert.True(Has("#b"));
        Assert.True(Has("#lobby"));
        Assert.Equal(["#b", "#lobby"], Server.Journal.LoadRooms().Select(stored => stored.Room.Name).Order());
    }

    [Fact]
    public void A_room_that_emptied_before_is_not_there()
    {
        var alice = In("#a", "alice")[0];
        alice.Send("PART #a");

        Restart();

        Assert.False(Has("#a"));
    }

    [Fact]
    public void Ids_and_times_go_on_increasing_though_the_clock_went_back()
    {
        var alice = Server.Connect("alice", "echo-message message-tags");
        Join("#a", alice);
        alice.Send("PRIVMSG #a :before");
        var before = alice.Expects("@msgid=... :alice!... PRIVMSG #a :before");
        Server.Advance(TimeSpan.FromHours(1));
        alice.Send("PRIVMSG #a :later");
        var later = alice.Expects("@msgid=... :alice!... PRIVMSG #a :later");

        // The new server's clock begins an hour earlier again.
        Server.Journal.Restart();
        using var server = new TestServer(journal: Server.Journal);
        var bob = server.Connect("bob", "echo-message message-tags");
        Join("#a,#new", bob);
        bob.Send("PRIVMSG #a :after", "PRIVMSG #new :after");

        var after = bob.Expects("@msgid=... :bob!... PRIVMSG #a :after");
        var elsewhere = bob.Expects("@msgid=... :bob!... PRIVMSG #new :after");
        Assert.True(string.CompareOrdinal(before, later) < 0);
        Assert.True(string.CompareOrdinal(later[..29], after[..29]) < 0);
        Assert.NotEqual(after[..29], elsewhere[..29]);
    }

    [Fact]
    public void A_room_whose_making_could_not_be_stored_is_there_after_all_once_the_store_is_back()
    {
        var alice = Server.Connect("alice");
        Server.Journal.BeforeCommit = () => new JournalException("full");
        Join("#a", alice);
        Server.Journal.BeforeCommit = null;
        alice.Send("TOPIC #a :kept", "MODE #a +m");

        Restart();

        Assert.True(Has("#a"));
        Assert.Equal("+mnt", ModesOf("#a"));
        Server.OnLoop(() => Assert.Equal("kept", Server.World.FindRoom("#a")!.Topic!.Text));
    }

    [Fact]
    public void A_lasting_conversation_in_the_store_is_no_room()
    {
        In("#a", "alice");
        Server.Journal.Commit([new RoomMade(new RoomRef(5, "=1,2")), new RoomMade(new RoomRef(6, "!audit"))]);

        Restart();

        Server.OnLoop(() => Assert.All(Server.World.Rooms, room => Assert.StartsWith("#", room.Name, StringComparison.Ordinal)));
        Assert.True(Has("#a"));
    }
}
