using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Users;

/// <summary>https://ircv3.net/specs/extensions/extended-monitor</summary>
public sealed class ExtendedMonitorTests : AccountScenario
{
    private const string Everything = "extended-monitor away-notify account-notify chghost setname";

    [Fact]
    [Trait("Spec", "IRCv3/extended-monitor#1")]
    public void Who_watches_a_nickname_hears_that_it_is_away()
    {
        var (alice, bob) = (Watching("alice", "extended-monitor away-notify"), Server.Connect("bob"));
        alice.ReadAll();

        bob.Send("AWAY :lunch", "AWAY");

        alice.Expects(":bob!~bob@127.0.0.1 AWAY :lunch");
        alice.Expects(":bob!~bob@127.0.0.1 AWAY");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/extended-monitor#2")]
    public void Who_watches_a_nickname_hears_that_it_logs_in()
    {
        var (alice, bob) = (Watching("alice", "extended-monitor account-notify"), Server.Connect("bob"));
        alice.ReadAll();

        bob.Send($"REGISTER * * :{Password}");

        alice.Expects(":bob!~bob@127.0.0.1 ACCOUNT bob");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/extended-monitor#3")]
    public void Who_watches_a_nickname_hears_of_another_host()
    {
        var (alice, _) = (Watching("alice", "extended-monitor chghost"), Server.Connect("bob"));
        alice.ReadAll();

        Server.OnLoop(() =>
        {
            var bob = Server.World.FindUser("bob")!;
            Server.Get<Router>().ToNeighbours(bob, new HostChanged(bob.Origin, 1, "~bob", "elsewhere.example"), default);
        });

        alice.Expects(":bob!~bob@127.0.0.1 CHGHOST ~bob elsewhere.example");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/extended-monitor#4")]
    public void Who_watches_a_nickname_hears_of_another_realname()
    {
        var (alice, bob) = (Watching("alice", "extended-monitor setname"), Server.Connect("bob"));
        alice.ReadAll();

        bob.Send("SETNAME :Robert");

        alice.Expects(":bob!~bob@127.0.0.1 SETNAME :Robert");
        alice.HearsNothing();
    }

    [Theory]
    [InlineData("away-notify account-notify chghost setname")]
    [InlineData("extended-monitor")]
    [Trait("Spec", "IRCv3/extended-monitor#1")]
    [Trait("Spec", "IRCv3/extended-monitor#2")]
    [Trait("Spec", "IRCv3/extended-monitor#4")]
    public void With_one_half_of_the_capabilities_nothing_is_heard(string capabilities)
    {
        var (alice, bob) = (Watching("alice", capabilities), Server.Connect("bob"));
        alice.ReadAll();

        bob.Send("AWAY :lunch", "SETNAME :Robert", $"REGISTER * * :{Password}");

        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/extended-monitor#1")]
    [Trait("Spec", "IRCv3/extended-monitor#4")]
    public void Who_shares_rooms_too_or_watches_itself_hears_everything_once()
    {
        var (alice, bob) = (Watching("alice", Everything), Server.Connect("bob", Everything));
        foreach (var client in new[] { alice, bob })
            client.Send("JOIN #a", "JOIN #b", "MONITOR + bob");
        alice.ReadAll();
        bob.ReadAll();

        bob.Send("AWAY :lunch", "SETNAME :Robert");

        alice.Expects(":bob!... AWAY :lunch");
        alice.Expects(":bob!... SETNAME :Robert");
        alice.HearsNothing();
        bob.Expects("... 306 ...");
        bob.Expects(":bob!... SETNAME :Robert");
        bob.HearsNothing();
    }

    [Fact]
    public void Who_no_longer_watches_and_who_watches_another_hear_nothing()
    {
        var (alice, carol, bob) = (Watching("alice", Everything), Server.Connect("carol", Everything), Server.Connect("bob"));
        alice.Send("MONITOR - bob");
        carol.Send("MONITOR + bobby,bo");
        alice.ReadAll();
        carol.ReadAll();

        bob.Send("AWAY :lunch", "SETNAME :Robert");

        alice.HearsNothing();
        carol.HearsNothing();
    }

    [Fact]
    public void A_watcher_hears_neither_words_nor_rooms()
    {
        var (alice, bob) = (Watching("alice", Everything + " invite-notify extended-join"), Server.Connect("bob"));
        alice.ReadAll();

        bob.Send("JOIN #a", "PRIVMSG #a :secret", "PART #a", "NICK robert", "NICK bob");

        alice.Expects(":chaton.local 731 alice :bob");
        alice.Expects(":chaton.local 730 alice :bob!~bob@127.0.0.1");
        alice.HearsNothing();
    }

    private TestClient Watching(string nick, string capabilities)
    {
        var client = Server.Connect(nick, capabilities);
        client.Send("MONITOR + bob");
        return client;
    }
}
