using ChatOn.Testing;

namespace ChatOn.Server.Tests.Sessions;

/// <summary>Nobody but operators sees where people connect from, and rooms can ban all the same.</summary>
public sealed class CloakScenarioTests : OperatorScenario
{
    private const string All = "message-tags userhost-in-names extended-join chghost account-tag draft/chathistory batch invite-notify away-notify setname";

    public CloakScenarioTests()
        : base(WithOperator with { CloakAddresses = true })
    {
    }

    [Theory]
    [InlineData("192.0.2.77")]
    [InlineData("2001:db8:1:2::77")]
    public void An_address_is_on_no_path_that_a_member_or_a_room_owner_sees(string address)
    {
        var (alice, watcher) = (From("198.51.100.1", "alice", All), From("198.51.100.2", "watcher"));
        watcher.Send("MONITOR + bob");
        Join("#a", alice, watcher);
        var (bob, boss) = (From(address, "bob", "message-tags"), ConnectOperator("bigboss"));

        bob.Send("JOIN #a", "PRIVMSG #a :hello", "AWAY :gone", "SETNAME :another", "TOPIC #a :x");
        alice.Send("MODE #a +o bob");
        bob.Send("TOPIC #a :x", "MODE #a +b x!*@*", "INVITE bigboss #a");
        alice.Send(
            "WHOIS bob", "WHOIS bob bob", "WHO bob", "WHO bob %tcuihsnfdlaor,1", "WHO #a", $"WHO {address}", $"WHO *{address[..6]}*", "USERHOST bob", "USERIP bob",
            "NAMES #a", "MODE #a b", "TOPIC #a", "MONITOR + bob", "MONITOR S", "CHATHISTORY LATEST #a * 50", "STATS u", "STATS o", "STATS l", "LUSERS", "TRACE", "AUDIT");
        boss.Send("KILL bob :spam");
        alice.Send("WHOWAS bob", "CHATHISTORY LATEST #a * 50");
        var second = From(address, "bob2");
        second.Send("JOIN #a", "QUIT :bye");
        var third = From(address, "bob3");
        third.Send("JOIN #a");
        third.Disconnect("Read error");
        var fourth = From(address, "bob4");
        fourth.Send("JOIN #a");
        boss.Send($"BAN ADD NOW {address} x");

        alice.Hears("... :bob!~bob@....ip JOIN #a ...");
        foreach (var line in alice.ReadAll().Concat(watcher.ReadAll()))
            Assert.False(Shows(line, address), line);
        boss.Hears($"...{(address.Contains(':', StringComparison.Ordinal) ? "2001:db8:1:2::/64" : address)}...");
    }

    [Fact]
    public void An_operator_sees_the_address_and_the_user_itself()
    {
        var (bob, boss) = (From("192.0.2.77", "bob"), ConnectOperator("bigboss"));

        boss.Send("WHOIS bob");
        bob.Send("WHOIS bob");

        boss.Hears("... 378 bigboss bob :is connecting from *@192.0.2.77 192.0.2.77");
        bob.Hears("... 378 bob bob :is connecting from *@192.0.2.77 192.0.2.77");
    }

    [Theory]
    [InlineData("192.0.2.77", "192.0.2.99", 1, true)]
    [InlineData("192.0.2.77", "192.0.3.99", 1, false)]
    [InlineData("192.0.2.77", "192.0.3.99", 2, true)]
    [InlineData("192.0.2.77", "192.0.2.99", 0, false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", 0, true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", 0, false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", 1, true)]
    public void A_room_bans_a_network_by_the_end_of_a_cloak(string banned, string comes, int partsLeftOut, bool isOut)
    {
        var (alice, bob) = (Connect("alice"), From(banned, "bob"));
        Join("#a", alice, bob);
        var host = HostOf("bob");

        alice.Send($"MODE #a +b *!*@{(partsLeftOut == 0 ? "" : "*.")}{string.Join('.', host.Split('.')[partsLeftOut..])}", "KICK #a bob");
        var evader = From(comes, "evader");
        evader.Send("JOIN #a");

        if (isOut)
            evader.Expects(":chaton.local 474 evader #a :Cannot join channel (+b)");
        else
            evader.Expects(":evader!... JOIN #a");
    }

    [Fact]
    public void A_room_ban_holds_after_the_guest_has_logged_in_or_changed_its_name()
    {
        MakeAccount("mallory");
        var (alice, bob) = (Connect("alice"), From("192.0.2.77", "bob", "sasl"));
        Join("#a", alice, bob);
        var host = HostOf("bob");
        alice.Send($"MODE #a +b *!*@{host}", "KICK #a bob");

        LogIn(bob, "mallory");
        bob.Send("NICK other", "JOIN #a");

        bob.Hears("... 474 other #a ...");
        Assert.Equal(host, HostOf("other"));
        bob.Send("QUIT");
        var back = ConnectAs("mallory", "192.0.2.77");
        back.Send("JOIN #a");
        back.Hears("... 474 mallory #a ...");
    }

    [Fact]
    public void The_same_address_has_the_same_cloak_after_a_restart_and_another_server_has_others()
    {
        From("192.0.2.77", "bob");
        var host = HostOf("bob");

        using var again = new TestServer(Server.Options, Server.Journal);
        using var another = new TestServer(Server.Options);

        Assert.Equal(host, HostOf("bob", again));
        Assert.NotEqual(host, HostOf("bob", another));
    }

    [Fact]
    public void Who_stayed_from_a_time_when_addresses_were_shown_comes_back_with_a_cloak()
    {
        using var open = new TestServer(WithOperator);
        MakeAccount(open, "carol");
        Change(open, "carol", account => account with { AlwaysOn = true });
        var carol = open.OpenSecure("192.0.2.77");
        carol.Send("CAP REQ sasl", "NICK carol", "USER c 0 * :c");
        LogIn(carol, "carol");
        carol.Send("CAP END", "JOIN #a");
        carol.Disconnect();

        using var hiding = new TestServer(Server.Options, open.Journal);

        hiding.OnLoop(() => Assert.EndsWith(".ip", hiding.World.FindUser("carol")!.Origin.Host, StringComparison.Ordinal));
    }

    private static bool Shows(string line, string address) =>
        line.Contains(address, StringComparison.OrdinalIgnoreCase) && !line.Contains($" 315 alice {address} ", StringComparison.Ordinal)
        && !line.Contains($" 315 alice *{address[..6]}* ", StringComparison.Ordinal);

    private string HostOf(string nick)
    {
        var host = "";
        Server.OnLoop(() => host = Server.World.FindUser(nick)!.Origin.Host);
        return host;
    }

    private static string HostOf(string nick, TestServer server)
    {
        server.OpenSecure("192.0.2.77").Register(nick);
        var host = "";
        server.OnLoop(() => host = server.World.FindUser(nick)!.Origin.Host);
        return host;
    }
}
