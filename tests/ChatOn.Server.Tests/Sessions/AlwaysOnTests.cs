using ChatOn.Testing;

namespace ChatOn.Server.Tests.Sessions;

/// <summary>Users that stay in their rooms without a client.</summary>
public sealed class AlwaysOnTests() : AccountScenario(Options)
{
    private static readonly ServerOptions Options = TestServer.Unlimited with { History = new HistoryOptions { LinesOnJoin = 3 } };

    [Fact]
    public void Who_wants_it_stays_is_away_and_is_shown_what_was_missed()
    {
        var (alice, bob) = (Kept("alice"), Server.Connect("bob", "away-notify"));
        alice.Send("JOIN #a");
        bob.Send("JOIN #a", "PRIVMSG #a :heard");
        bob.ReadAll();

        alice.Send("QUIT");
        bob.Expects(":alice!... AWAY :...");
        bob.HearsNothing();
        Server.Advance(TimeSpan.FromMinutes(1));
        bob.Send("PRIVMSG #a :missed 1", "PRIVMSG alice :missed 2");
        bob.Expects(":chaton.local 301 bob alice :...");
        Server.Advance(TimeSpan.FromMinutes(1));

        var again = LogIn("alice");
        bob.Expects(":alice!... AWAY");
        again.Hears(":alice!... JOIN #a");
        again.Hears(":bob!... PRIVMSG #a :missed 1");
        again.Expects(":bob!... PRIVMSG alice :missed 2");
        again.HearsNothing();
    }

    [Fact]
    public void Who_can_ask_for_the_past_is_shown_nothing_by_itself()
    {
        var (alice, bob) = (Kept("alice"), Server.Connect("bob"));
        alice.Send("JOIN #a", "QUIT");
        bob.Send("JOIN #a", "PRIVMSG #a :missed");

        var again = LogIn("alice", "draft/chathistory batch message-tags server-time");

        again.Hears("... 366 alice #a ...");
        again.NeverHears("...missed...");
        again.Send("CHATHISTORY LATEST #a * 10");
        again.Hears("... PRIVMSG #a :missed");
    }

    [Fact]
    public void An_away_message_of_ones_own_stays()
    {
        var alice = Kept("alice");
        alice.Send("AWAY :at the sea", "QUIT");

        LogIn("alice");

        Server.OnLoop(() => Assert.Equal("at the sea", Server.World.FindUser("alice")!.Away));
    }

    [Fact]
    public void After_a_restart_they_are_in_their_rooms_before_anybody_comes()
    {
        var (alice, bob) = (Kept("alice"), Register("bob"));
        alice.Send("JOIN #a", "NICK ally", "NICKSERV GROUP", "MODE ally +i");
        bob.Send("JOIN #a");
        alice.Send("MODE #a +v bob", "JOIN #b", "PART #b");

        Restart(Options);

        var carol = Server.Connect("carol");
        carol.Send("JOIN #a");
        carol.Hears(":chaton.local 353 carol = #a :~ally carol");
        carol.Send("WHOIS ally");
        carol.Hears(":chaton.local 330 carol ally alice :...");
        carol.Send("PRIVMSG ally :while you were away");
        var again = LogIn("alice");
        again.Hears(":chaton.local 001 ally :...");
        again.Hears(":ally!... JOIN #a");
        again.Hears(":carol!... PRIVMSG ally :while you were away");
        Server.OnLoop(() => Assert.Null(Server.World.FindUser("bob")));
    }

    [Fact]
    public void Its_rooms_stay_while_it_does()
    {
        var alice = Kept("alice");
        alice.Send("JOIN #a", "TOPIC #a :kept", "QUIT");

        Server.OnLoop(() => Assert.NotNull(Server.World.FindRoom("#a")));
    }

    [Fact]
    public void Who_is_kicked_is_out_also_after_a_restart()
    {
        var (alice, bob) = (Kept("alice"), Server.Connect("bob"));
        bob.Send("JOIN #a");
        alice.Send("JOIN #a", "QUIT");
        bob.Send("KICK #a alice :enough");

        Restart(Options);

        Server.OnLoop(() => Assert.Empty(Server.World.FindUser("alice")!.Rooms));
    }

    [Fact]
    public void Switched_off_it_leaves_with_the_last_client_and_nothing_comes_back()
    {
        var (alice, bob) = (Kept("alice"), Server.Connect("bob"));
        alice.Send("JOIN #a");
        bob.Send("JOIN #a");
        bob.ReadAll();
        alice.Send("NICKSERV ALWAYSON off", "QUIT");
        bob.Expects(":alice!... QUIT :...");

        Restart(Options);

        Server.OnLoop(() => Assert.Null(Server.World.FindUser("alice")));
    }

    [Fact]
    public void The_server_may_have_it_on_for_all_who_do_not_say_otherwise()
    {
        Restart(Options with { Accounts = Options.Accounts with { AlwaysOn = true } });
        Register("alice").Disconnect();
        var bob = Register("bob");
        bob.Send("NICKSERV ALWAYSON off");
        bob.Disconnect();
        Server.Connect("guest").Disconnect();

        Server.OnLoop(() => Assert.Equal(["alice"], Server.World.Users.Select(user => user.Nick)));
    }

    [Fact]
    public void An_operator_can_put_out_who_has_no_client()
    {
        var (alice, bob) = (Kept("alice"), Server.Connect("bob"));
        alice.Send("JOIN #a", "QUIT");
        bob.Send("JOIN #a");
        bob.ReadAll();
        Server.OnLoop(() => Server.World.FindUser("bob")!.BecomeOperator("bob", "admin", Privilege.All));

        bob.Send("KILL alice :gone");

        bob.Expects(":alice!... QUIT :Killed (bob (gone))");
        Server.OnLoop(() => Assert.Null(Server.World.FindUser("alice")));
    }

    private TestClient Kept(string nick)
    {
        var client = Register(nick);
        client.Send("NICKSERV ALWAYSON on");
        client.Expects(":NickServ!... NOTICE ... :You stay in your rooms without a client now; ...");
        return client;
    }
}
