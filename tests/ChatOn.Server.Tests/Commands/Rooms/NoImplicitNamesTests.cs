namespace ChatOn.Server.Tests.Commands.Rooms;

/// <summary>https://ircv3.net/specs/extensions/no-implicit-names</summary>
public sealed class NoImplicitNamesTests : AccountScenario
{
    [Fact]
    [Trait("Spec", "IRCv3/no-implicit-names#1")]
    [Trait("Spec", "IRCv3/no-implicit-names#2")]
    public void Names_come_only_when_asked_for()
    {
        var (alice, bob) = (Server.Connect("alice", "no-implicit-names"), Server.Connect("bob"));

        alice.Send("JOIN #a", "TOPIC #a :hello");
        bob.Send("JOIN #a");
        alice.Expects(":alice!~alice@127.0.0.1 JOIN #a");
        alice.Expects(":alice!... TOPIC #a :hello");
        alice.Expects(":bob!... JOIN #a");
        alice.HearsNothing();
        bob.Hears(":chaton.local 366 bob #a ...");

        alice.Send("NAMES #a");
        alice.Expects(":chaton.local 353 alice = #a :~alice bob");
        alice.Expects(":chaton.local 366 alice #a ...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/no-implicit-names#1")]
    public void Nor_do_they_when_another_client_of_the_same_user_joins_or_one_attaches()
    {
        var alice = Register("alice");
        var phone = LogIn("alice", "no-implicit-names");
        phone.ReadAll();

        alice.Send("JOIN #a");
        phone.Expects(":alice!... JOIN #a");
        phone.HearsNothing();
        alice.Hears(":chaton.local 366 alice #a ...");

        var tablet = LogIn("alice", "no-implicit-names");
        tablet.Hears(":alice!... JOIN #a");
        tablet.NeverHears("... 353 ...");
        tablet.NeverHears("... 366 ...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/no-implicit-names#1")]
    public void A_labelled_JOIN_is_still_answered_once()
    {
        var alice = Server.Connect("alice", "no-implicit-names batch labeled-response");

        alice.Send("@label=1 JOIN #a");

        alice.Expects("@label=1 :alice!... JOIN #a");
        alice.HearsNothing();
    }
}
