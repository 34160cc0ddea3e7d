using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Tests.Commands.Rooms;

[Trait("Spec", "modern/TOPIC")]
public sealed class TopicCommandTests : RoomScenario
{
    [Fact]
    public void A_topic_is_told_to_all_and_shown_with_who_set_it_and_when()
    {
        var clients = In("#a", "alice", "bob");
        var (alice, bob) = (clients[0], clients[1]);
        alice.ReadAll();

        bob.Send("TOPIC #a");
        alice.Send("TOPIC #A :hello world");

        bob.Expects(":chaton.local 331 bob #a :No topic is set");
        bob.Expects(":alice!~alice@127.0.0.1 TOPIC #a :hello world");
        alice.Expects(":alice!~alice@127.0.0.1 TOPIC #a :hello world");
        bob.Send("TOPIC #a");
        bob.Expects(":chaton.local 332 bob #a :hello world");
        bob.Expects(":chaton.local 333 bob #a alice!~alice@127.0.0.1 1767268800");
    }

    [Fact]
    public void An_empty_topic_takes_it_away()
    {
        var alice = In("#a", "alice")[0];

        alice.Send("TOPIC #a :hello", "TOPIC #a :", "TOPIC #a");

        alice.Expects(":alice!... TOPIC #a :hello");
        alice.Expects(":alice!... TOPIC #a :");
        alice.Expects(":chaton.local 331 alice #a :No topic is set");
    }

    [Fact]
    public void A_protected_topic_takes_half_operators_and_above_and_an_open_one_any_member()
    {
        var clients = In("#a", "alice", "bob");
        var (alice, bob) = (clients[0], clients[1]);

        bob.Send("TOPIC #a :mine");
        bob.Expects(":chaton.local 482 bob #a :You're not channel operator");
        Give("bob", "#a", Roles.Voice);
        bob.Send("TOPIC #a :mine");
        bob.Expects(":chaton.local 482 bob #a :You're not channel operator");
        Give("bob", "#a", Roles.HalfOperator);
        bob.Send("TOPIC #a :mine");
        bob.Expects(":bob!... TOPIC #a :mine");
        Give("bob", "#a", Roles.None);
        alice.Send("MODE #a -t");
        bob.Send("TOPIC #a :ours");
        bob.Hears(":bob!... TOPIC #a :ours");
    }

    [Fact]
    public void From_outside_it_can_be_read_but_not_set_and_of_a_secret_room_nothing_is_known()
    {
        var (alice, bob) = (In("#a", "alice")[0], Server.Connect("bob"));
        alice.Send("TOPIC #a :hello");

        bob.Send("TOPIC #a", "TOPIC #a :mine", "TOPIC #nowhere", "TOPIC");
        bob.Expects(":chaton.local 332 bob #a :hello");
        bob.Expects(":chaton.local 333 bob #a ...");
        bob.Expects(":chaton.local 442 bob #a :You're not on that channel");
        bob.Expects(":chaton.local 403 bob #nowhere :No such channel");
        bob.Expects(":chaton.local 461 bob TOPIC :Not enough parameters");

        alice.Send("MODE #a +s");
        bob.Send("TOPIC #a", "TOPIC #a :mine");
        bob.Expects(":chaton.local 403 bob #a :No such channel");
        bob.Expects(":chaton.local 403 bob #a :No such channel");
    }

    [Fact]
    public void A_long_topic_is_cut()
    {
        var alice = In("#a", "alice")[0];

        alice.Send($"TOPIC #a :{new string('x', 450)}");

        alice.Expects($":alice!... TOPIC #a :{new string('x', 390)}");
    }

    [Fact]
    [Trait("Spec", "IRCv3/labeled-response")]
    public void When_it_cannot_be_stored_nothing_changes_and_the_requester_is_told()
    {
        var (alice, bob) = (Server.Connect("alice", "standard-replies labeled-response batch"), Server.Connect("bob"));
        Join("#a", alice, bob);
        Server.Journal.BeforeCommit = () => new JournalException("full");

        alice.Send("@label=t TOPIC #a :hello", "TOPIC #a");

        alice.Hears("@label=t :chaton.local FAIL TOPIC MESSAGE_NOT_STORED :The change was not made: ...");
        alice.Expects(":chaton.local 331 alice #a :No topic is set");
        bob.HearsNothing();
    }

    [Fact]
    public void A_topic_is_shown_when_it_is_stored_and_not_before()
    {
        var clients = In("#a", "alice", "bob");
        clients[0].ReadAll();

        clients[0].Post("TOPIC #a :hello");
        Server.RunWithoutJournal();
        clients[1].HearsNothing();
        Server.Run();

        clients[1].Expects(":alice!... TOPIC #a :hello");
    }

    [Fact]
    public void A_topic_set_by_one_who_is_kicked_while_it_is_stored_stands()
    {
        var clients = In("#a", "alice", "bob");
        var (alice, bob) = (clients[0], clients[1]);
        Give("bob", "#a", Roles.Operator);
        alice.ReadAll();

        bob.Post("TOPIC #a :late");
        Server.RunWithoutJournal();
        alice.Post("KICK #a bob");
        Server.Run();

        alice.Hears(":bob!... TOPIC #a :late");
        bob.NeverHears(":bob!... TOPIC #a :late");
        alice.Send("TOPIC #a");
        alice.Hears(":chaton.local 332 alice #a :late");
    }
}
