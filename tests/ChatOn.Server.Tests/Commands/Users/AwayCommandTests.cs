namespace ChatOn.Server.Tests.Commands.Users;

[Trait("Spec", "modern/AWAY")]
public sealed class AwayCommandTests : Scenario
{
    [Fact]
    public void Away_and_back_are_confirmed_and_told_to_who_writes()
    {
        var (alice, bob) = (Connect("alice"), Connect("bob"));

        alice.Send("AWAY :lunch");
        alice.Expects(":chaton.local 306 alice :You have been marked as being away");
        bob.Send("PRIVMSG alice :hi");
        bob.Expects(":chaton.local 301 bob alice :lunch");
        alice.ReadAll();
        alice.Send("AWAY");
        alice.Expects(":chaton.local 305 alice :You are no longer marked as being away");
        bob.Send("PRIVMSG alice :hi");
        bob.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/away-notify#1")]
    [Trait("Spec", "IRCv3/away-notify#3")]
    [Trait("Spec", "IRCv3/away-notify#4")]
    [Trait("Spec", "IRCv3/away-notify#5")]
    public void Neighbours_with_away_notify_hear_it_once_and_only_when_something_changes()
    {
        var (alice, bob) = (Connect("alice", "away-notify"), Connect("bob", "away-notify"));
        var (carol, dave) = (Connect("carol"), Connect("dave", "away-notify"));
        Join("#a", alice, bob, carol);
        Join("#b", alice, bob);

        alice.Send("AWAY :lunch", "AWAY :lunch", "AWAY :tea", "AWAY :", "AWAY");

        bob.Expects(":alice!~alice@127.0.0.1 AWAY :lunch");
        bob.Expects(":alice!~alice@127.0.0.1 AWAY :tea");
        bob.Expects(":alice!~alice@127.0.0.1 AWAY");
        bob.HearsNothing();
        carol.HearsNothing();
        dave.HearsNothing();
        Assert.Equal(5, alice.ReadAll().Count(line => line.Contains(" 30", StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("Spec", "IRCv3/away-notify#2")]
    [Trait("Spec", "IRCv3/away-notify#3")]
    public void Who_comes_into_a_room_away_is_told_to_be_away()
    {
        var (alice, bob) = (Connect("alice"), Connect("bob", "away-notify"));
        Join("#a", bob);

        alice.Send("AWAY :lunch", "JOIN #a");

        bob.Expects(":alice!... JOIN #a");
        bob.Expects(":alice!~alice@127.0.0.1 AWAY :lunch");
        alice.NeverHears("... AWAY ...");
    }

    [Fact]
    public void Before_registration_it_is_refused()
    {
        var client = Server.Open();

        client.Send("AWAY :x");

        client.Expects(":chaton.local 451 * :You have not registered");
    }

    [Fact]
    [Trait("Spec", "IRCv3/utf8-only#2")]
    public void A_hostile_message_is_cut_between_characters()
    {
        var (alice, bob) = (Connect("alice"), Connect("bob"));

        alice.Send($"AWAY :{string.Concat(Enumerable.Repeat("é", 150))}");
        bob.Send("WHOIS alice");

        bob.Hears($":chaton.local 301 bob alice :{string.Concat(Enumerable.Repeat("é", 100))}");
    }
}
