using ChatOn.Testing;

namespace ChatOn.Server.Tests.Sessions;

/// <summary>A server that is slowed down, or that guests may not come into.</summary>
public sealed class ProtectionTests : OperatorScenario
{
    private const string Slowed = "The server is slowed down at the moment: without an account you may ";

    [Fact]
    public void Slowed_down_guests_say_one_thing_in_a_while_and_are_told_why()
    {
        var (boss, alice, bob) = (ConnectOperator("bigboss"), Connect("alice"), Connect("bob", "standard-replies"));
        Join("#a", alice, bob);

        boss.Send("PROTECT slow");
        bob.Send("PRIVMSG #a :one", "PRIVMSG #a :two", "PRIVMSG alice :three", "NOTICE #a :four");

        alice.Expects(":bob!... PRIVMSG #a :one");
        alice.HearsNothing();
        bob.Expects($":chaton.local FAIL PRIVMSG RATE_LIMITED #a :{Slowed}say one thing every 10 seconds. Wait, or log in");
        bob.Expects($":chaton.local FAIL PRIVMSG RATE_LIMITED alice :{Slowed}...");
        bob.HearsNothing();
        Server.Advance(TimeSpan.FromSeconds(10));
        bob.Send("PRIVMSG alice :later");
        alice.Expects(":bob!... PRIVMSG alice :later");
    }

    [Fact]
    public void Members_with_voice_accounts_and_operators_are_not_slowed_down()
    {
        MakeAccount("carol");
        var (boss, alice, bob, carol) = (ConnectOperator("bigboss"), Connect("alice"), Connect("bob"), ConnectAs("carol"));
        Join("#a", alice, bob, carol, boss);
        alice.Send("MODE #a +v bob");
        boss.Send("PROTECT slow");
        alice.ReadAll();

        foreach (var client in new[] { bob, carol, boss })
            client.Send("PRIVMSG #a :one", "PRIVMSG #a :two");

        foreach (var nick in new[] { "bob", "carol", "bigboss" })
        {
            alice.Expects($":{nick}!... PRIVMSG #a :one");
            alice.Expects($":{nick}!... PRIVMSG #a :two");
        }
    }

    [Fact]
    public void Voice_in_one_room_gives_nothing_in_another_and_services_always_listen()
    {
        var (boss, alice, bob) = (ConnectOperator("bigboss"), Connect("alice"), Connect("bob"));
        Join("#a", alice, bob);
        Join("#b", bob);
        boss.Send("PROTECT slow");

        bob.Send("PRIVMSG #b :mine", "PRIVMSG #b :mine", "PRIVMSG #a :one", "PRIVMSG #a :two", "PRIVMSG @#a :three", "PRIVMSG NickServ :HELP");

        alice.Expects(":bob!... PRIVMSG #a :one");
        alice.HearsNothing();
        bob.Hears($"...NOTICE bob :PRIVMSG: {Slowed}...");
        bob.Hears($"...NOTICE bob :PRIVMSG: {Slowed}...");
        bob.Hears(":NickServ!...");
    }

    [Fact]
    public void Slowed_down_guests_come_into_one_room_in_a_while()
    {
        var (boss, bob) = (ConnectOperator("bigboss"), Connect("bob"));
        boss.Send("PROTECT slow");

        bob.Send("JOIN #a,#b", "JOIN #a");

        bob.Hears(":bob!... JOIN #a");
        bob.Hears($"...NOTICE bob :JOIN: {Slowed}come into one room every 10 seconds. Wait, or log in");
        bob.HearsNothing();
        Server.Advance(TimeSpan.FromSeconds(10));
        bob.Send("JOIN #b");
        bob.Hears(":bob!... JOIN #b");
    }

    [Fact]
    public void A_hostile_guest_gains_nothing_by_tags_ids_and_several_targets()
    {
        var (boss, alice, bob) = (ConnectOperator("bigboss"), Connect("alice", "message-tags"), Connect("bob", "message-tags chaton/client-id echo-message"));
        Join("#a", alice, bob);
        boss.Send("PROTECT slow");

        bob.Send("@chaton/client-id=1 PRIVMSG #a :one", "@chaton/client-id=2 PRIVMSG #a :two", "PRIVMSG #a,alice,#a :three", "@+typing=active TAGMSG #a", "NICK bobby", "PRIVMSG #a :four");

        alice.Expects("...:bob!... PRIVMSG #a :one");
        alice.Expects("...:bob!... NICK bobby");
        alice.HearsNothing();
    }

    [Fact]
    public void People_at_line_clients_are_told_readably()
    {
        var (boss, line) = (ConnectOperator("bigboss"), Server.ConnectLine("line"));
        boss.Send("PROTECT slow");

        line.Send("one\ntwo\n");

        Assert.Equal(["line: one", $"*** {Slowed}say one thing every 10 seconds. Wait, or log in"], line.ReceiveLines());
    }

    [Fact]
    [Trait("Spec", "IRCv3/account-registration")]
    public void Where_accounts_are_required_one_can_be_made_before_coming_in()
    {
        using var server = new TestServer(Required);
        var mallory = server.Open();
        mallory.Send("NICK mallory", "USER m 0 * :m");
        mallory.Expects(":chaton.local NOTICE mallory :Only people with accounts may come in here: log in with SASL, ...; NICK, then REGISTER * * password before all else makes one");
        mallory.Expects("ERROR :...");
        Assert.True(mallory.IsClosed);

        var alice = server.Open();
        alice.Send("CAP LS 302", "NICK alice", "USER a 0 * :a", "REGISTER * * password1", "CAP END");
        alice.Hears("... REGISTER SUCCESS alice ...");
        alice.Hears("... 001 ...");
        alice.Hears("... 005 ... draft/ACCOUNTREQUIRED ...");
    }

    [Fact]
    public void The_token_is_there_while_it_holds()
    {
        MakeAccount("carol");
        var boss = ConnectOperator("bigboss");
        var before = Server.Connect("early");
        before.Send("VERSION");
        before.NeverHears("...ACCOUNTREQUIRED...");

        boss.Send("PROTECT registered");
        before.Send("VERSION");

        before.Hears("... 005 ...draft/ACCOUNTREQUIRED...");
    }

    [Fact]
    public void Classic_clients_are_told_readably_and_people_can_log_in_in_the_place_of_a_nickname()
    {
        using var server = new TestServer(Required);
        MakeAccount(server, "carol");
        var (line, old) = (server.OpenClassic(), server.OpenClassic());
        line.Send("bob\n");
        old.SendAndWait("bob");
        var carol = server.OpenClassic();
        carol.Send($"/login carol {Password}\n");
        carol.Send("hello\n");
        var wrong = server.OpenClassic();
        wrong.Send("/login carol wrong\n");

        Assert.StartsWith("*** Only people with accounts may come in here", line.ReceiveLines()[0], StringComparison.Ordinal);
        Assert.StartsWith("*** Only people with accounts may come in here", old.ReceiveLines()[0], StringComparison.Ordinal);
        Assert.True(line.IsClosed && old.IsClosed && wrong.IsClosed);
        Assert.Equal("carol: hello", carol.ReceiveLines()[^1]);
        Assert.Contains("*** Closing: Wrong account name or password", wrong.ReceiveLines());
        Assert.DoesNotContain(server.Log.All, text => text.Contains(Password, StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_client_can_log_in_beside_another_device()
    {
        MakeAccount("carol");
        var irc = ConnectAs("carol");
        var line = Server.OpenClassic();

        line.Send($"/login carol {Password}\n");
        line.Send("from nc\n");

        irc.Hears(":carol!... JOIN #lobby");
        irc.Hears(":carol!... PRIVMSG #lobby :from nc");
        Assert.DoesNotContain(line.ReceiveLines(), text => text.Contains("CASEMAPPING", StringComparison.Ordinal));
    }

    [Fact]
    public void The_classic_admin_comes_in_all_the_same()
    {
        using var server = new TestServer(Required with { Operators = [new OperatorOptions { Name = "admin", PasswordHash = PasswordHash }] });

        var admin = server.ConnectOld("admin", isLastVersion: true, password: "sesame");

        Assert.False(admin.HasStopped);
        server.OnLoop(() => Assert.Equal(Privilege.All, server.World.FindUser("admin")!.Privileges));
    }

    private static ServerOptions Required => WithOperator with { Accounts = WithOperator.Accounts with { Required = true } };
}
