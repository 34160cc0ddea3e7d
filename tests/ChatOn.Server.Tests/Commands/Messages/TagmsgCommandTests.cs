namespace ChatOn.Server.Tests.Commands.Messages;

[Trait("Spec", "IRCv3/message-tags")]
public sealed class TagmsgCommandTests : RoomScenario
{
    [Fact]
    [Trait("Spec", "IRCv3/message-tags#17")]
    [Trait("Spec", "IRCv3/message-tags#18")]
    [Trait("Spec", "IRCv3/message-tags#28")]
    public void Tags_reach_those_who_know_tags_and_nobody_else()
    {
        var (alice, bob, carol) = (Server.Connect("alice", "message-tags echo-message"), Server.Connect("bob", "message-tags"), Server.Connect("carol"));
        Join("#a", alice, bob, carol);

        alice.Send("@+typing=active;server-only=1;+draft/react=\\s TAGMSG #a");

        alice.Expects("@msgid=...;+typing=active;+draft/react=\\s :alice!... TAGMSG #a");
        bob.Expects("@msgid=...;+typing=active;+draft/react=\\s :alice!... TAGMSG #a");
        carol.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-tags#17")]
    public void It_goes_to_people_and_to_ranks_like_any_message()
    {
        var (alice, bob) = (Server.Connect("alice", "message-tags"), Server.Connect("bob", "message-tags"));
        Join("#a", alice, bob);

        bob.Send("@+x=1 TAGMSG alice", "@+x=2 TAGMSG @#a");

        alice.Expects("@msgid=...;+x=1 :bob!... TAGMSG alice");
        alice.Expects("@msgid=...;+x=2 :bob!... TAGMSG @#a");
        bob.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-tags#17")]
    public void Its_errors_are_those_of_a_message()
    {
        var (_, bob) = (In("#a", "alice"), Server.Connect("bob", "message-tags"));

        bob.Send("@+x=1 TAGMSG #a", "@+x=1 TAGMSG nobody", "@+x=1 TAGMSG #nowhere", "@+x=1 TAGMSG", "TAGMSG #a");

        bob.Expects(":chaton.local 404 bob #a :Cannot send to channel");
        bob.Expects(":chaton.local 401 bob nobody :No such nick/channel");
        bob.Expects(":chaton.local 403 bob #nowhere :No such channel");
        bob.Expects(":chaton.local 461 bob TAGMSG :Not enough parameters");
        bob.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-tags#24")]
    [Trait("Spec", "IRCv3/message-tags#25")]
    public void Tags_without_end_are_refused_as_too_long()
    {
        var bob = Server.Connect("bob", "message-tags");
        Join("#a", bob);

        bob.Send($"@+x={new string('y', 5000)} TAGMSG #a");

        bob.Expects(":chaton.local 417 bob :Input line was too long");
    }
}
