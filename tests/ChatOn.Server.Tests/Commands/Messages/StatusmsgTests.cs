using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Tests.Commands.Messages;

[Trait("Spec", "modern/STATUSMSG")]
public sealed class StatusmsgTests : RoomScenario
{
    [Theory]
    [InlineData("@#a", "@#a", new[] { "owner", "oper" })]
    [InlineData("%#a", "%#a", new[] { "owner", "oper", "half" })]
    [InlineData("@%#a", "%#a", new[] { "owner", "oper", "half" })]
    [InlineData("%@#A", "%#a", new[] { "owner", "oper", "half" })]
    [InlineData("~#a", "~#a", new[] { "owner" })]
    [InlineData("+#a", "+#a", new[] { "owner", "oper", "half", "voice" })]
    public void A_prefix_reaches_its_rank_and_those_above(string target, string shown, string[] reached)
    {
        var clients = In("#a", "owner", "oper", "half", "voice", "none", "sender");
        Give("oper", "#a", Roles.Operator);
        Give("half", "#a", Roles.HalfOperator);
        Give("voice", "#a", Roles.Voice);
        foreach (var client in clients)
            client.ReadAll();

        clients[5].Send($"PRIVMSG {target} :psst");

        Assert.Equal(reached, clients.Take(5).Where(client => client.Unread.Count > 0).Select((_, i) => new[] { "owner", "oper", "half", "voice", "none" }[i]));
        clients[0].Expects($":sender!... PRIVMSG {shown} :psst");
        clients[5].HearsNothing();
    }

    [Fact]
    public void Its_sender_hears_the_echo_though_it_has_not_the_rank()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob", "echo-message batch labeled-response"));
        Join("#a", alice, bob);

        bob.Send("@label=s PRIVMSG @#a :help");

        bob.Expects("@label=s :bob!... PRIVMSG @#a :help");
        bob.HearsNothing();
        alice.Expects(":bob!... PRIVMSG @#a :help");
    }

    [Fact]
    public void From_outside_an_open_room_the_sender_hears_its_echo_or_its_failure()
    {
        var (alice, bob) = (In("#a", "alice")[0], Server.Connect("bob", "echo-message batch labeled-response standard-replies"));
        alice.Send("MODE #a -n");
        alice.ReadAll();

        bob.Send("@label=1 PRIVMSG #a :from outside");
        bob.Expects("@label=1 :bob!... PRIVMSG #a :from outside");
        alice.Expects(":bob!... PRIVMSG #a :from outside");

        Server.Journal.BeforeCommit = () => new JournalException("full");
        bob.Send("@label=2 PRIVMSG #a :lost", "@label=3 PRIVMSG @#a :lost");
        bob.Expects("@label=2 :chaton.local FAIL PRIVMSG MESSAGE_NOT_STORED #a ...");
        bob.Expects("@label=3 :chaton.local FAIL PRIVMSG MESSAGE_NOT_STORED @#a ...");
        alice.HearsNothing();
    }

    [Fact]
    public void Moderation_and_bans_hold_for_it_too()
    {
        var clients = In("#a", "alice", "bob");
        clients[0].Send("MODE #a +m");
        clients[1].ReadAll();

        clients[1].Send("PRIVMSG @#a :let me speak", "PRIVMSG #a :let me speak");
        clients[1].Expects(":chaton.local 404 bob #a ...");
        clients[1].Expects(":chaton.local 404 bob #a ...");
        clients[0].Send("MODE #a -m+b bob");
        clients[1].ReadAll();
        clients[1].Send("PRIVMSG #a :let me speak");
        clients[1].Expects(":chaton.local 404 bob #a ...");
        clients[0].Send("MODE #a +v bob");
        clients[1].ReadAll();
        clients[1].Send("PRIVMSG #a :thanks");
        clients[0].Hears(":bob!... PRIVMSG #a :thanks");
    }
}
