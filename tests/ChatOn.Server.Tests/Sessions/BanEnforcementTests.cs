using ChatOn.Server.Connections;
using ChatOn.Server.Loop;
using ChatOn.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Server.Tests.Sessions;

/// <summary>Whom bans keep out, whatever they speak and whatever they try.</summary>
public sealed class BanEnforcementTests : OperatorScenario
{
    private readonly TestClient _boss;

    public BanEnforcementTests() => _boss = ConnectOperator("bigboss");

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:1:2:3", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("2001:db8:1:2::1/128", "2001:db8:1:2::2", false)]
    [InlineData("2001:db8::/32", "2001:db8:ffff::1", true)]
    public void An_IPv6_address_stands_for_its_64(string banned, string comes, bool isOut)
    {
        _boss.Send($"BAN ADD {banned} x");

        Assert.Equal(isOut, Server.Open(comes).IsClosed);
        Assert.Equal(isOut, Server.OpenSecure(comes).IsClosed);
    }

    [Fact]
    public void An_IRC_client_that_was_prompted_is_told_on_a_line_of_its_own()
    {
        _boss.Send("BAN ADD 192.0.2.7 x");

        var mallory = Server.Open("192.0.2.7", Entry.IrcAfterPrompt);

        mallory.Expects("");
        IsTurnedAway(mallory, "x");
    }

    [Fact]
    public void What_a_banned_client_sends_is_not_looked_at_and_it_is_in_no_count()
    {
        _boss.Send("BAN ADD 192.0.2.7 x");
        var pool = Server.World;

        var mallory = Server.Open("192.0.2.7");
        mallory.Send("NICK mallory", "USER m 0 * :m", "JOIN #a", "REGISTER m * password1");

        IsTurnedAway(mallory, "x");
        mallory.HearsNothing();
        Server.OnLoop(() => Assert.Equal((1, 1), (pool.UserCount, pool.SessionCount)));
    }

    [Fact]
    public void A_line_client_is_told_readably_and_an_old_one_gets_BAN_and_both_are_closed()
    {
        _boss.Send("BAN ADD 1h 192.0.2.7 spam", "BAN ADD nick:mallory x");

        var line = Server.OpenClassic("192.0.2.7");
        line.ReceivesNothing();
        line.Send("bob\n");
        var named = Server.OpenClassic();
        named.Send("Mallory\n");
        var old = Server.OpenClassic("192.0.2.7");
        old.SendAndWait("bob");
        var last = Server.ConnectOld("mallory", isLastVersion: true);

        Assert.Equal(["*** You are banned from this server until 2026-01-01 13:00:00 UTC: spam"], line.ReceiveLines());
        Assert.Equal(["*** You are banned from this server: x"], named.ReceiveLines());
        Assert.Equal("BAN", old.ReceiveAll());
        Assert.Equal(["Connection Refused due to Ban"], last.TakePrinted());
        Assert.True(line.IsClosed && named.IsClosed && old.IsClosed && last.Connection.IsClosed);
    }

    [Fact]
    public void Classic_clients_that_are_here_are_put_out_in_their_own_words()
    {
        var (line, old, irc) = (Server.OpenClassic("192.0.2.7"), Server.ConnectOld("old", address: "192.0.2.7"), Connect("irc"));
        line.Send("line\n");
        irc.Send("JOIN #lobby");
        line.ReceiveAll();
        old.TakePrinted();
        irc.ReadAll();
        Server.Pause();

        _boss.Send("BAN ADD NOW 192.0.2.7 spam");
        Server.Pause();

        Assert.Contains("*** You are banned from this server: spam", line.ReceiveLines());
        Assert.EndsWith("BAN", old.TakePrinted()[^1], StringComparison.Ordinal);
        Assert.True(line.IsClosed && old.Connection.IsClosed);
        irc.Hears(":line!... QUIT :Banned from the server");
    }

    [Fact]
    [Trait("Spec", "IRCv3/setname#8")]
    [Trait("Spec", "IRCv3/setname#10")]
    public void Who_is_here_may_not_take_a_banned_nickname_or_realname()
    {
        var alice = Connect("alice", "standard-replies setname");
        _boss.Send("BAN ADD nick:serv* no pretending", "BAN ADD realname:*money* no ads");

        alice.Send("NICK Service", "SETNAME :Free MONEY", "NICK bob");

        alice.Expects(":chaton.local 432 alice Service :That nickname is banned here: no pretending");
        alice.Expects(":chaton.local FAIL SETNAME CANNOT_CHANGE_REALNAME :That real name is banned here: no ads");
        alice.Expects(":alice!... NICK bob");
    }

    [Fact]
    public void A_banned_account_is_out_however_it_logs_in_and_its_devices_with_it()
    {
        MakeAccount("mallory");
        var (one, two, guest) = (ConnectAs("mallory"), ConnectAs("mallory"), From("192.0.2.7", "guest", "sasl"));
        _boss.Send("BAN ADD NOW account:MALLORY enough");

        IsTurnedAway(one, "enough");
        IsTurnedAway(two, "enough");
        LogIn(guest, "mallory");
        IsTurnedAway(guest, "enough");
        var sasl = Server.OpenSecure();
        sasl.Send("CAP REQ sasl", "NICK other", "USER m 0 * :m");
        LogIn(sasl, "mallory");
        sasl.Send("CAP END");
        IsTurnedAway(sasl, "enough");
        var pass = Server.OpenSecure();
        pass.Send($"PASS mallory:{Password}", "NICK other", "USER m 0 * :m");
        IsTurnedAway(pass, "enough");
        var identify = Connect("other");
        identify.Send($"PRIVMSG NickServ :IDENTIFY mallory nonsense", "PING still");
        identify.Hears("... PONG ...");
        From("192.0.2.7", "guest");
    }

    [Fact]
    public void An_address_ban_puts_out_the_sessions_from_there_and_leaves_the_others()
    {
        MakeAccount("carol");
        var (there, here) = (ConnectAs("carol", "192.0.2.7"), ConnectAs("carol", "198.51.100.1"));

        _boss.Send("BAN ADD NOW 192.0.2.7 x");

        Assert.True(there.IsClosed);
        here.Send("PING still");
        here.Hears("... PONG ...");
    }

    [Fact]
    public void Who_is_kept_present_without_a_client_is_put_out_by_a_ban_on_its_account()
    {
        MakeAccount("carol");
        Change(Server, "carol", account => account with { AlwaysOn = true });
        var carol = ConnectAs("carol");
        carol.Send("JOIN #a");
        carol.Disconnect();
        Server.OnLoop(() => Assert.NotNull(Server.World.FindUser("carol")));

        _boss.Send("BAN ADD NOW account:carol x");

        Server.OnLoop(() => Assert.Null(Server.World.FindUser("carol")));
    }

    [Fact]
    public void A_ban_made_while_a_password_was_checked_holds()
    {
        var pool = new WaitingPool();
        using var server = new TestServer(
            WithOperator with { PasswordHash = PasswordHash }, configure: services => services.AddSingleton<IWorkPool>(pool));
        var boss = server.Open();
        boss.Send("PASS sesame", "NICK bigboss", "USER b 0 * :b");
        pool.Finish(server);
        boss.Send("OPER boss sesame");
        pool.Finish(server);
        var mallory = server.Open("192.0.2.7");
        mallory.Send("PASS sesame", "NICK mallory", "USER m 0 * :m");

        boss.Send("BAN ADD 192.0.2.7 x");
        pool.Finish(server);

        IsTurnedAway(mallory, "x");
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public void A_thousand_bans_and_a_thousand_tries_are_nothing()
    {
        for (var i = 0; i < 1000; i++)
            _boss.Send($"BAN ADD nick:*bad{i}*");

        for (var i = 0; i < 1000; i++)
        {
            var mallory = Server.Open();
            mallory.Send($"NICK xbad{i}x", "USER m 0 * :m");
            Assert.True(mallory.IsClosed);
        }

        Server.OnLoop(() => Assert.Equal(1, Server.World.SessionCount));
    }
}
