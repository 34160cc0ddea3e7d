using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Users;

/// <summary>https://ircv3.net/specs/extensions/pre-away: who is away, and which of its clients anybody is at.</summary>
public sealed class PreAwayTests : AccountScenario
{
    private const string ByItself = "Nobody is there at the moment";

    [Fact]
    [Trait("Spec", "IRCv3/pre-away#1")]
    [Trait("Spec", "IRCv3/pre-away#2")]
    public void Only_the_draft_name_can_be_had()
    {
        var client = Server.Open();

        client.Send("CAP REQ pre-away", "CAP REQ draft/pre-away");

        client.Expects(":chaton.local CAP * NAK :pre-away");
        client.Expects(":chaton.local CAP * ACK :draft/pre-away");
    }

    [Fact]
    [Trait("Spec", "IRCv3/pre-away#4")]
    [Trait("Spec", "IRCv3/pre-away#6")]
    public void Before_registration_a_client_says_why_it_is_away()
    {
        var (bob, alice) = (Server.Connect("bob", "away-notify extended-monitor"), Opened("AWAY :lunch"));
        bob.Send("MONITOR + alice");
        bob.ReadAll();
        alice.Expects(":chaton.local 306 * :You have been marked as being away");

        Enter(alice, "alice");

        bob.Expects(":chaton.local 730 bob :alice!~alice@127.0.0.1");
        bob.Expects(":alice!~alice@127.0.0.1 AWAY :lunch");
        bob.Send("JOIN #a", "PRIVMSG alice :hi");
        bob.Hears(":chaton.local 301 bob alice :lunch");
        alice.Send("JOIN #a");
        bob.Expects(":alice!... JOIN #a");
        bob.Expects(":alice!... AWAY :lunch");
        alice.Send("AWAY");
        bob.Expects(":alice!... AWAY");
    }

    [Fact]
    [Trait("Spec", "IRCv3/pre-away#4")]
    public void The_last_word_before_registration_counts()
    {
        var alice = Opened("AWAY *", "AWAY :lunch", "AWAY");

        Enter(alice, "alice");

        Server.OnLoop(() => Assert.Null(Server.World.FindUser("alice")!.Away));
    }

    [Fact]
    [Trait("Spec", "IRCv3/pre-away#5")]
    public void One_that_nobody_is_at_is_away_for_no_reason_given()
    {
        var bob = Server.Connect("bob", "away-notify");
        bob.Send("JOIN #a");
        var alice = Opened("AWAY *");
        Enter(alice, "alice");
        alice.Send("JOIN #a");
        bob.Hears($":alice!... AWAY :{ByItself}");

        alice.Send("AWAY :lunch", "AWAY *", "AWAY");

        bob.Expects(":alice!... AWAY :lunch");
        bob.Expects($":alice!... AWAY :{ByItself}");
        bob.Expects(":alice!... AWAY");
    }

    [Fact]
    [Trait("Spec", "IRCv3/pre-away#5")]
    public void A_client_that_nobody_is_at_changes_nothing_about_its_user()
    {
        var (alice, bob) = (Register("alice"), Server.Connect("bob", "away-notify"));
        alice.Send("JOIN #a");
        bob.Send("JOIN #a");
        bob.ReadAll();

        var phone = LogInUnattended("alice");
        alice.Send("AWAY :lunch");
        phone.Send("AWAY *");
        alice.Send("AWAY");

        bob.Expects(":alice!... AWAY :lunch");
        bob.Expects(":alice!... AWAY");
        bob.HearsNothing();
        alice.Disconnect();
        bob.Expects($":alice!... AWAY :{ByItself}");
        phone.Send("AWAY");
        bob.Expects(":alice!... AWAY");
    }

    [Fact]
    public void A_user_is_away_when_all_its_clients_are()
    {
        var (alice, bob) = (Register("alice"), Server.Connect("bob", "away-notify"));
        var phone = LogIn("alice");
        alice.Send("JOIN #a");
        bob.Send("JOIN #a");
        bob.ReadAll();

        alice.Send("AWAY :lunch");
        alice.Hears(":chaton.local 306 alice ...");
        bob.HearsNothing();
        phone.Send("AWAY :on the train");
        bob.Expects(":alice!... AWAY :on the train");
        phone.Disconnect();
        bob.Expects(":alice!... AWAY :lunch");
        alice.Send("AWAY");
        bob.Expects(":alice!... AWAY");
    }

    [Fact]
    public void A_client_that_says_nothing_of_it_is_away_with_its_user()
    {
        var alice = Register("alice");
        alice.Send("AWAY :at the sea");

        var phone = LogIn("alice");

        phone.Hears(":chaton.local 306 alice ...");
        Server.OnLoop(() => Assert.Equal("at the sea", Server.World.FindUser("alice")!.Away));
        phone.Send("AWAY");
        Server.OnLoop(() => Assert.Null(Server.World.FindUser("alice")!.Away));
    }

    [Fact]
    [Trait("Spec", "IRCv3/pre-away#5")]
    public void Who_stays_without_a_client_does_not_come_back_for_one_that_nobody_is_at()
    {
        var (alice, bob) = (Register("alice"), Server.Connect("bob", "away-notify"));
        alice.Send("NICKSERV ALWAYSON on", "JOIN #a");
        bob.Send("JOIN #a");
        bob.ReadAll();
        alice.Disconnect();
        bob.Expects($":alice!... AWAY :{ByItself}");

        var fetcher = LogInUnattended("alice");
        fetcher.Send("CHATHISTORY LATEST #a * 10", "QUIT");
        bob.HearsNothing();

        LogIn("alice");
        bob.Expects(":alice!... AWAY");
        bob.HearsNothing();
    }

    [Fact]
    public void Without_the_capability_it_is_refused_before_registration()
    {
        var client = Server.Open();

        client.Send("CAP REQ away-notify", "AWAY :lunch");

        client.Hears(":chaton.local 451 * :You have not registered");
        Enter(client, "alice");
        Server.OnLoop(() => Assert.Null(Server.World.FindUser("alice")!.Away));
    }

    [Fact]
    public void A_hostile_message_before_registration_is_cut_and_a_log_in_by_another_is_not_told()
    {
        var hostile = Opened($"AWAY :{string.Concat(Enumerable.Repeat("é", 150))}");
        Enter(hostile, "mallory");

        Server.OnLoop(() => Assert.Equal(100, Server.World.FindUser("mallory")!.Away!.Length));
        var alice = Register("alice");
        hostile.Send("AWAY *", "NICK alice", "AUTHENTICATE PLAIN", $"AUTHENTICATE {Plain("alice", "wrong-password")}");
        Server.OnLoop(() => Assert.Null(Server.World.FindUser("alice")!.Away));
        alice.HearsNothing();
    }

    private TestClient Opened(params string[] lines)
    {
        var client = Server.Open();
        client.Send("CAP LS 302", "CAP REQ draft/pre-away");
        client.ReadAll();
        client.Send(lines);
        return client;
    }

    private TestClient LogInUnattended(string account)
    {
        var client = Server.Open();
        client.Send("CAP LS 302", "CAP REQ :sasl draft/pre-away", "AWAY *", $"NICK {account}", $"USER {account} 0 * :again");
        Authenticate(client, account);
        client.Send("CAP END");
        client.Hears($"... 001 {account} ...");
        return client;
    }

    private static void Enter(TestClient client, string nick)
    {
        client.Send($"NICK {nick}", $"USER {nick} 0 * :{nick}", "CAP END");
        client.Hears("... 422 ...");
    }
}
