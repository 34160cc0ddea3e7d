using ChatOn.Server.State;

namespace ChatOn.Server.Tests.Commands.Rooms;

[Trait("Spec", "modern/KICK")]
public sealed class KickCommandTests : RoomScenario
{
    [Fact]
    public void An_owner_kicks_and_everybody_hears_it()
    {
        var clients = In("#a", "alice", "bob", "carol");
        var (alice, bob, carol) = (clients[0], clients[1], clients[2]);
        alice.ReadAll();
        bob.ReadAll();

        alice.Send("KICK #A BOB :bye");

        alice.Expects(":alice!~alice@127.0.0.1 KICK #a bob :bye");
        bob.Expects(":alice!~alice@127.0.0.1 KICK #a bob :bye");
        carol.Expects(":alice!~alice@127.0.0.1 KICK #a bob :bye");
        bob.Send("PRIVMSG #a :still here?");
        bob.Expects(":chaton.local 404 bob #a :Cannot send to channel");
    }

    [Fact]
    public void Without_a_reason_it_is_the_nickname_of_who_kicks()
    {
        var clients = In("#a", "alice", "bob");

        clients[0].Send("KICK #a bob");

        clients[1].Expects(":alice!... KICK #a bob :alice");
    }

    [Fact]
    public void Several_are_kicked_one_message_each_and_more_than_TARGMAX_are_dropped()
    {
        var clients = In("#a", "alice", "b1", "b2", "b3", "b4", "b5");
        clients[0].ReadAll();

        clients[0].Send("KICK #a b1,B1,nobody,b2,b3,b4,b5 :out");

        clients[0].Expects(":alice!... KICK #a b1 :out");
        clients[0].Expects(":chaton.local 441 alice nobody #a :They aren't on that channel");
        clients[0].Expects(":alice!... KICK #a b2 :out");
        clients[0].Expects(":alice!... KICK #a b3 :out");
        clients[0].HearsNothing();
    }

    [Fact]
    public void Who_is_not_there_or_has_no_rank_kicks_nobody()
    {
        var clients = In("#a", "alice", "bob");
        var (alice, bob, carol) = (clients[0], clients[1], Server.Connect("carol"));
        alice.ReadAll();

        bob.Send("KICK #a alice");
        carol.Send("KICK #a alice", "KICK #nowhere alice", "KICK #a");
        alice.Send("KICK #a carol");

        bob.Expects(":chaton.local 482 bob #a :You're not channel operator");
        carol.Expects(":chaton.local 442 carol #a :You're not on that channel");
        carol.Expects(":chaton.local 403 carol #nowhere :No such channel");
        carol.Expects(":chaton.local 461 carol KICK :Not enough parameters");
        alice.Expects(":chaton.local 441 alice carol #a :They aren't on that channel");
        alice.HearsNothing();
    }

    [Fact]
    public void A_hostile_operator_cannot_kick_the_owner_or_the_protected()
    {
        var clients = In("#a", "alice", "mallory", "carol", "dave");
        var mallory = clients[1];
        Give("mallory", "#a", Roles.Operator);
        Give("carol", "#a", Roles.Protected);
        Give("dave", "#a", Roles.Operator);
        mallory.ReadAll();

        mallory.Send("KICK #a alice", "KICK #a carol", "KICK #a dave");

        mallory.Expects(":chaton.local 482 mallory #a ...");
        mallory.Expects(":chaton.local 482 mallory #a ...");
        mallory.Expects(":mallory!... KICK #a dave :mallory");
    }

    [Fact]
    public void A_hostile_half_operator_cannot_kick_its_equals()
    {
        var clients = In("#a", "alice", "mallory", "bob", "carol");
        var mallory = clients[1];
        Give("mallory", "#a", Roles.HalfOperator);
        Give("bob", "#a", Roles.HalfOperator);
        Give("carol", "#a", Roles.Voice);
        mallory.ReadAll();

        mallory.Send("KICK #a bob,carol");

        mallory.Expects(":chaton.local 482 mallory #a ...");
        mallory.Expects(":mallory!... KICK #a carol :mallory");
    }

    [Fact]
    public void Who_kicks_itself_first_kicks_nobody_after()
    {
        var clients = In("#a", "alice", "bob");
        clients[0].ReadAll();

        clients[0].Send("KICK #a alice,bob");

        clients[0].Expects(":alice!... KICK #a alice :alice");
        clients[0].Expects(":chaton.local 442 alice #a :You're not on that channel");
    }

    [Fact]
    public void Nothing_is_known_of_a_secret_room_from_outside()
    {
        var (alice, mallory) = (In("#a", "alice")[0], Server.Connect("mallory"));
        alice.Send("MODE #a +s");

        mallory.Send("KICK #a alice");

        mallory.Expects(":chaton.local 403 mallory #a :No such channel");
    }

    [Fact]
    [Trait("Spec", "IRCv3/labeled-response")]
    public void A_label_comes_back_on_the_kick()
    {
        var (alice, bob) = (Server.Connect("alice", "batch labeled-response"), Server.Connect("bob"));
        Join("#a", alice, bob);

        alice.Send("@label=k KICK #a bob :bye");

        alice.Expects("@label=k :alice!... KICK #a bob :bye");
        bob.Expects(":alice!... KICK #a bob :bye");
    }
}
