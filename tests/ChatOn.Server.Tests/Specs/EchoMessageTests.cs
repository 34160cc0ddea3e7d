namespace ChatOn.Server.Tests.Specs;

/// <summary>https://ircv3.net/specs/extensions/echo-message</summary>
[Trait("Spec", "IRCv3/echo-message")]
public sealed class EchoMessageTests : Scenario
{
    [Theory]
    [InlineData("PRIVMSG")]
    [InlineData("NOTICE")]
    [Trait("Spec", "IRCv3/echo-message#1")]
    [Trait("Spec", "IRCv3/echo-message#2")]
    public void What_is_said_comes_back_where_that_was_asked_for(string verb)
    {
        var (alice, bob) = (Connect("alice", "echo-message"), Connect("bob"));
        Join("#a", alice, bob);

        alice.Send($"{verb} #a :to all", $"{verb} bob :to one");
        bob.Send($"{verb} #a :from bob");

        alice.Expects($":alice!~alice@127.0.0.1 {verb} #a :to all");
        alice.Expects($":alice!~alice@127.0.0.1 {verb} bob :to one");
        alice.Expects($":bob!... {verb} #a :from bob");
        alice.HearsNothing();
        bob.ReadAll();
        bob.HearsNothing();
    }

    [Fact]
    public void To_oneself_it_comes_twice()
    {
        var alice = Connect("alice", "echo-message");

        alice.Send("PRIVMSG alice :me");

        alice.Expects(":alice!... PRIVMSG alice :me");
        alice.Expects(":alice!... PRIVMSG alice :me");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/echo-message#3")]
    public void It_comes_back_as_others_hear_it()
    {
        var (alice, bob) = (Connect("alice", "echo-message message-tags server-time"), Connect("bob", "message-tags server-time"));
        Join("#a", alice, bob);

        // With its source before it it is longer than a line may be.
        alice.Send($"@gone=1;+x=1;+x=2 PRIVMSG #A :{new string('é', 245)}", "@+y PRIVMSG %@#a :ranks");

        foreach (var expected in alice.ReadAll())
        {
            Assert.InRange(expected[(expected.IndexOf(" :", StringComparison.Ordinal) + 1)..].Length, 1, 510);
            Assert.Equal(expected, bob.Unread.Contains(expected) || expected.Contains("%#a", StringComparison.Ordinal) ? expected : $"not heard by bob: {expected}");
        }

        Assert.Single(bob.ReadAll());
    }

    [Fact]
    [Trait("Spec", "IRCv3/echo-message#5")]
    public void Tags_alone_come_back_with_message_tags()
    {
        var (alice, bob) = (Connect("alice", "echo-message message-tags"), Connect("bob", "echo-message"));
        Join("#a", alice, bob);

        alice.Send("@+x=1 TAGMSG #a");
        bob.Send("@+x=1 TAGMSG #a");

        alice.Expects("@msgid=...;+x=1 :alice!... TAGMSG #a");
        alice.Expects("@msgid=...;+x=1 :bob!... TAGMSG #a");
        bob.HearsNothing();
    }

    [Fact]
    public void A_command_to_a_service_is_no_message_and_no_password_comes_back()
    {
        var alice = Connect("alice", "echo-message");

        alice.Send("PRIVMSG NickServ :IDENTIFY alice secret-words");

        alice.NeverHears("...secret-words...");
    }
}
