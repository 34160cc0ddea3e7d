using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Users;

public sealed class MonitorCommandTests() : Scenario(TestServer.Unlimited with { Limits = TestServer.Unlimited.Limits with { MonitorEntries = 5 } })
{
    [Fact]
    [Trait("Spec", "IRCv3/monitor#6")]
    [Trait("Spec", "IRCv3/monitor#10")]
    public void A_watched_nickname_is_told_of_when_added_when_it_comes_and_when_it_goes()
    {
        var alice = Connect("alice");

        alice.Send("MONITOR + bob");
        alice.Expects(":chaton.local 731 alice :bob");
        var bob = Connect("Bob");
        alice.Expects(":chaton.local 730 alice :Bob!~Bob@127.0.0.1");
        bob.Send("NICK robert");
        alice.Expects(":chaton.local 731 alice :Bob");
        bob.Send("NICK BOB");
        alice.Expects(":chaton.local 730 alice :BOB!~Bob@127.0.0.1");
        bob.Send("NICK bob");
        alice.HearsNothing();
        bob.Disconnect();
        alice.Expects(":chaton.local 731 alice :bob");
    }

    [Fact]
    [Trait("Spec", "IRCv3/monitor#6")]
    [Trait("Spec", "IRCv3/monitor#9")]
    public void Several_are_told_of_in_one_line_each_for_here_and_not_here()
    {
        var (alice, _, _) = (Connect("alice"), Connect("bob"), Connect("carol"));

        alice.Send("MONITOR + bob,carol,dave,erin", "MONITOR S");

        for (var i = 0; i < 2; i++)
        {
            alice.Expects(":chaton.local 730 alice :bob!~bob@127.0.0.1,carol!~carol@127.0.0.1");
            alice.Expects(":chaton.local 731 alice :dave,erin");
        }
    }

    [Fact]
    [Trait("Spec", "IRCv3/monitor#7")]
    [Trait("Spec", "IRCv3/monitor#8")]
    public void The_list_is_shown_and_cleared_and_nothing_is_told_of_who_is_not_watched_any_more()
    {
        var alice = Connect("alice");
        alice.Send("MONITOR + bob,carol,dave", "MONITOR - BOB");
        alice.ReadAll();

        alice.Send("MONITOR L", "MONITOR c", "MONITOR L");
        alice.Expects(":chaton.local 732 alice :carol,dave");
        alice.Expects(":chaton.local 733 alice :End of MONITOR list");
        alice.Expects(":chaton.local 733 alice :End of MONITOR list");
        Connect("bob");
        Connect("carol");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/monitor#5")]
    [Trait("Spec", "IRCv3/monitor#11")]
    public void The_list_has_a_limit_and_what_did_not_fit_is_named()
    {
        var alice = Connect("alice");

        alice.Send("MONITOR + a,b,c", "MONITOR + c,C,d,e,f,g", "MONITOR + a");

        alice.Expects("... 731 alice :a,b,c");
        alice.Expects(":chaton.local 734 alice 5 f,g :Monitor list is full.");
        alice.Expects("... 731 alice :c,d,e");
        alice.Expects("... 731 alice :a");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/monitor#4")]
    public void Masks_and_other_words_are_refused()
    {
        var alice = Connect("alice");

        alice.Send("MONITOR + *!~bob@127.0.0.1", "MONITOR X bob", "MONITOR", "MONITOR +", "MONITOR -", "MONITOR - nobody");
        Connect("bob");

        alice.Expects(":chaton.local 432 alice *!~bob@127.0.0.1 :Erroneus nickname");
        alice.Expects(":chaton.local 400 alice MONITOR X :One of + - C L S is needed");
        alice.Expects(":chaton.local 461 alice MONITOR :Not enough parameters");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/monitor#3")]
    public void The_limit_is_announced()
    {
        var client = Server.Open();
        client.Send("NICK ann", "USER ann 0 * :ann");

        client.Hears(":chaton.local 005 ann ... MONITOR=5 ...");
    }

    [Fact]
    public void Who_leaves_leaves_no_watch_behind()
    {
        var alice = Connect("alice");
        alice.Send("MONITOR + bob,carol");
        alice.Disconnect();

        Connect("bob");

        Server.OnLoop(() => Assert.Empty(Server.World.Watchers.Of("bob")));
    }

    [Fact]
    [Trait("Spec", "IRCv3/monitor#12")]
    public void A_hostile_list_longer_than_a_line_is_told_in_whole_lines()
    {
        using var server = new TestServer();
        var alice = server.Connect("alice");
        var nicks = Enumerable.Range(0, 80).Select(i => $"n{i:D3}").ToList();

        alice.Send($"MONITOR + {string.Join(',', nicks)}", "MONITOR L");

        var lines = alice.ReadAll();
        Assert.All(lines, line => Assert.True(line.Length <= 510));
        Assert.Equal(nicks, lines.Where(line => line.Contains(" 732 ", StringComparison.Ordinal)).SelectMany(Listed).Order());
        Assert.Equal(nicks, lines.Where(line => line.Contains(" 731 ", StringComparison.Ordinal)).SelectMany(Listed).Order());
    }

    private static string[] Listed(string line) => line[(line.LastIndexOf(':') + 1)..].Split(',');
}
