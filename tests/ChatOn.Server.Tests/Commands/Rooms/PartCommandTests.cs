namespace ChatOn.Server.Tests.Commands.Rooms;

[Trait("Spec", "modern/PART")]
public sealed class PartCommandTests : RoomScenario
{
    [Fact]
    public void Everybody_hears_who_leaves_and_why()
    {
        var clients = In("#a", "alice", "bob");

        clients[1].Send("PART #A :good night");

        clients[1].Expects(":bob!~bob@127.0.0.1 PART #a :good night");
        clients[0].Hears(":bob!~bob@127.0.0.1 PART #a :good night");
    }

    [Fact]
    public void Without_a_reason_there_is_none()
    {
        var alice = In("#a", "alice")[0];

        alice.Send("PART #a");

        alice.Expects(":alice!~alice@127.0.0.1 PART #a");
    }

    [Fact]
    public void Each_room_of_a_list_is_left_or_refused_by_itself()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        Join("#a,#b", alice);
        Join("#c", bob);

        alice.Send("PART #a,#c,#nowhere,#b :bye", "PART");

        alice.Expects(":alice!... PART #a :bye");
        alice.Expects(":chaton.local 442 alice #c :You're not on that channel");
        alice.Expects(":chaton.local 403 alice #nowhere :No such channel");
        alice.Expects(":alice!... PART #b :bye");
        alice.Expects(":chaton.local 461 alice PART :Not enough parameters");
    }

    [Fact]
    public void Who_left_hears_no_more()
    {
        var clients = In("#a", "alice", "bob");
        clients[1].Send("PART #a");
        clients[1].ReadAll();

        clients[0].Send("PRIVMSG #a :alone");

        clients[1].HearsNothing();
    }

    [Fact]
    public void A_room_that_empties_is_gone_and_the_next_of_that_name_is_another()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        Join("#a", alice);
        alice.Send("MODE #a +k key", "TOPIC #a :old", "PART #a");
        Assert.False(Has("#a"));

        bob.Send("JOIN #a");

        bob.Expects(":bob!... JOIN #a");
        bob.Expects(":chaton.local 353 bob = #a :~bob");
        Assert.Equal("+nt", ModesOf("#a"));
    }

    [Fact]
    public void The_lobby_stays()
    {
        var alice = In("#lobby", "alice")[0];

        alice.Send("PART #lobby");

        Assert.True(Has("#lobby"));
    }

    [Fact]
    public void A_reason_is_cut_between_characters()
    {
        var alice = In("#a", "alice")[0];

        alice.Send($"PART #a :{new string('ü', 200)}");

        alice.Expects($":alice!... PART #a :{new string('ü', 150)}");
    }
}
