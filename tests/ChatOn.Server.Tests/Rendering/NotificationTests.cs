using ChatOn.Protocol;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.State;

namespace ChatOn.Server.Tests.Rendering;

/// <summary>What the older capabilities add to what is told of people.</summary>
public sealed class NotificationTests : AccountScenario
{
    [Fact]
    [Trait("Spec", "IRCv3/chghost#1")]
    [Trait("Spec", "IRCv3/chghost#2")]
    [Trait("Spec", "IRCv3/chghost#3")]
    public void Another_host_is_told_to_neighbours_with_chghost_and_to_the_user_itself()
    {
        var (alice, bob, carol) = (Server.Connect("alice", "chghost"), Server.Connect("bob", "chghost"), Server.Connect("carol", "chghost"));
        alice.Send("JOIN #a");
        bob.Send("JOIN #a");
        alice.ReadAll();
        bob.ReadAll();

        Server.OnLoop(() =>
        {
            var user = Server.World.FindUser("alice")!;
            Server.Get<Router>().ToNeighbours(user, new HostChanged(user.Origin, 1, "~al", "elsewhere.example"), default);
        });

        foreach (var client in new[] { alice, bob })
        {
            client.Expects(":alice!~alice@127.0.0.1 CHGHOST ~al elsewhere.example");
            client.HearsNothing();
        }

        carol.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/account-tag#1")]
    [Trait("Spec", "IRCv3/account-tag#2")]
    [Trait("Spec", "IRCv3/account-tag#3")]
    public void Whatever_a_user_does_has_the_account_and_of_a_guest_nothing_has_it()
    {
        var (alice, guest) = (Register("alice"), Server.Connect("guest"));
        var bob = Server.Connect("bob", "account-tag away-notify setname invite-notify");
        bob.Send("JOIN #a");
        guest.Send("JOIN #a");
        bob.ReadAll();
        string[] deeds =
        [
            "JOIN #a", "PRIVMSG #a :x", "NOTICE #a :x", "PRIVMSG bob :x", "AWAY :x", "AWAY", "SETNAME :x", "NICK NAME", "NICK BACK", "INVITE bob #own", "PART #a", "JOIN #a", "QUIT :x",
        ];

        alice.Send("JOIN #own");
        foreach (var deed in deeds)
            alice.Send(deed.Replace("NAME", "alicia", StringComparison.Ordinal).Replace("BACK", "alice", StringComparison.Ordinal));
        Assert.All(bob.ReadAll(), line => Assert.StartsWith("@account=alice :alic", line, StringComparison.Ordinal));

        foreach (var deed in deeds[1..])
            guest.Send(deed.Replace("NAME", "visitor", StringComparison.Ordinal).Replace("BACK", "guest", StringComparison.Ordinal).Replace("#own", "#a", StringComparison.Ordinal));
        Assert.All(bob.ReadAll(), line => Assert.False(line.StartsWith('@'), line));
    }

    [Fact]
    [Trait("Spec", "IRCv3/account-notify#2")]
    [Trait("Spec", "IRCv3/account-notify#3")]
    public void A_log_in_is_told_to_the_user_itself_and_an_asterisk_is_no_account()
    {
        var (alice, bob) = (Server.Connect("alice", "account-notify"), Server.Connect("bob", "account-notify standard-replies"));

        alice.Send($"REGISTER * * :{Password}");
        bob.Send($"PRIVMSG NickServ :REGISTER * {Password}", $"REGISTER alice@x * :{Password}");

        alice.Hears(":alice!~alice@127.0.0.1 ACCOUNT alice");
        bob.NeverHears("... ACCOUNT ...");
        Assert.NotEqual(NameResult.Ok, Names.CheckAccountSyntax("*"));
    }

    [Fact]
    [Trait("Spec", "IRCv3/extended-join#2")]
    [Trait("Spec", "IRCv3/extended-join#3")]
    public void A_JOIN_has_account_and_real_name()
    {
        var bob = Server.Connect("bob", "extended-join");
        bob.Send("JOIN #a");
        bob.ReadAll();

        Register("alice").Send("JOIN #a");
        Server.Connect("guest").Send("JOIN #a");

        bob.Expects(":alice!~alice@127.0.0.1 JOIN #a alice :alice of the tests");
        bob.Expects(":guest!~guest@127.0.0.1 JOIN #a * :guest of the tests");
    }

    [Fact]
    [Trait("Spec", "IRCv3/multi-prefix#1")]
    [Trait("Spec", "IRCv3/multi-prefix#2")]
    public void All_prefixes_are_in_NAMES_WHO_and_WHOIS_the_highest_first()
    {
        var (alice, bob, carol) = (Server.Connect("alice", "multi-prefix"), Server.Connect("bob", "multi-prefix"), Server.Connect("carol"));
        foreach (var client in new[] { alice, bob, carol })
            client.Send("JOIN #a");
        Server.OnLoop(() => Server.World.FindRoom("#a")!.Find(Server.World.FindUser("bob")!.Id)!
            .Grant(Roles.Voice | Roles.HalfOperator | Roles.Operator | Roles.Protected | Roles.Owner));
        alice.ReadAll();
        carol.ReadAll();

        foreach (var client in new[] { alice, carol })
            client.Send("NAMES #a", "WHO #a", "WHO #a %nf", "WHOIS bob");

        alice.Hears(":chaton.local 353 alice = #a :... ~&@%+bob ...");
        alice.Hears(":chaton.local 352 ... bob H~&@%+ :0 ...");
        alice.Hears(":chaton.local 354 alice bob H~&@%+");
        alice.Hears(":chaton.local 319 alice bob :~&@%+#a");
        carol.Hears(":chaton.local 353 carol = #a :... ~bob ...");
        carol.Hears(":chaton.local 352 ... bob H~ :0 ...");
        carol.Hears(":chaton.local 319 carol bob :~#a");
    }

    [Fact]
    [Trait("Spec", "IRCv3/userhost-in-names#2")]
    public void The_older_way_to_whole_sources_is_not_there()
    {
        var client = Server.Open();
        client.Send("NICK ann", "USER ann 0 * :ann");
        Assert.DoesNotContain(client.ReadAll(), line => line.Contains("UHNAMES", StringComparison.Ordinal));

        client.Send("PROTOCTL UHNAMES");

        client.Expects(":chaton.local 421 ann PROTOCTL :...");
    }
}
