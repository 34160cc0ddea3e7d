namespace ChatOn.Server.Tests.Specs;

/// <summary>https://ircv3.net/specs/extensions/server-time</summary>
[Trait("Spec", "IRCv3/server-time")]
public sealed class ServerTimeTests : Scenario
{
    [Fact]
    [Trait("Spec", "IRCv3/server-time#3")]
    public void No_message_has_a_time_before_it_was_asked_for_nor_after_it_was_given_up()
    {
        var (alice, bob) = (Connect("alice"), Connect("bob"));
        Join("#a", alice, bob);

        bob.Send("PRIVMSG #a :1");
        alice.Send("CAP REQ server-time");
        bob.Send("PRIVMSG #a :2");
        alice.Send("CAP REQ -server-time");
        bob.Send("PRIVMSG #a :3");

        alice.Expects(":bob!... PRIVMSG #a :1");
        alice.Expects(":chaton.local CAP alice ACK :server-time");
        alice.Expects("@time=2026-01-01T12:00:00.00... :bob!... PRIVMSG #a :2");
        alice.Expects(":chaton.local CAP alice ACK :-server-time");
        alice.Expects(":bob!... PRIVMSG #a :3");
    }

    [Fact]
    [Trait("Spec", "IRCv3/server-time#1")]
    public void Whatever_happens_has_the_time_of_the_server_in_one_form()
    {
        var (alice, bob) = (Connect("alice", "server-time"), Connect("bob"));
        Join("#a", alice, bob);
        Server.Advance(TimeSpan.FromMilliseconds(2_345));

        bob.Send("@time=1999-01-01T00:00:00.000Z PRIVMSG #a :hello", "NICK bobby", "PART #a");

        Assert.Equal(3, alice.Unread.Count);
        Assert.All(alice.ReadAll(), line => Assert.Matches(@"^@time=2026-01-01T12:00:02\.34\dZ :bob", line));
    }

    [Fact]
    [Trait("Spec", "IRCv3/server-time#4")]
    public void Echoes_are_on_offer_beside_it()
    {
        var client = Server.Open();

        client.Send("CAP REQ :server-time echo-message");

        client.Expects("... ACK :server-time echo-message");
    }
}
