using ChatOn.Protocol;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Info;

/// <summary>https://ircv3.net/specs/extensions/extended-isupport and https://ircv3.net/specs/extensions/network-icon</summary>
public sealed class IsupportCommandTests : Scenario
{
    [Fact]
    [Trait("Spec", "IRCv3/extended-isupport#3")]
    [Trait("Spec", "IRCv3/extended-isupport#4")]
    public void Before_registration_it_is_answered_to_who_negotiated_it()
    {
        var client = Server.Open();
        client.Send("CAP REQ draft/extended-isupport");
        client.ReadAll();

        client.Send("ISUPPORT");
        Assert.All(client.ReadAll(), line => Assert.StartsWith(":chaton.local 005 * ", line, StringComparison.Ordinal));

        client.Send("NICK ann", "USER ann 0 * :ann", "CAP END");
        client.Hears(":chaton.local 005 ann ...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/extended-isupport#5")]
    [Trait("Spec", "IRCv3/extended-isupport#6")]
    [Trait("Spec", "IRCv3/extended-isupport#7")]
    [Trait("Spec", "IRCv3/extended-isupport#8")]
    public void With_batches_every_005_is_in_one_and_nothing_else_is()
    {
        var client = Server.Open();
        client.Send("CAP REQ batch", "CAP REQ draft/extended-isupport");
        client.ReadAll();

        client.Send("ISUPPORT");
        AssertOneBatch(client);
        client.Send("NICK ann", "USER ann 0 * :ann", "CAP END");
        client.Hears("... 004 ...");
        AssertOneBatch(client);
        client.Send("VERSION");
        client.Hears("... 351 ...");
        AssertOneBatch(client);
        client.Send("ISUPPORT");
        AssertOneBatch(client);
    }

    [Fact]
    [Trait("Spec", "IRCv3/extended-isupport#6")]
    public void Inside_a_labelled_answer_the_batch_is_a_part_of_it()
    {
        var client = Connect("ann", "batch labeled-response draft/extended-isupport");

        client.Send("@label=7 VERSION");

        var start = client.Expects("@label=7 :chaton.local BATCH +... labeled-response");
        var outer = start.Split('+', ' ')[4];
        client.Expects($"@batch={outer} :chaton.local 351 ...");
        var inner = client.Expects($"@batch={outer} :chaton.local BATCH +... draft/isupport").Split('+', ' ')[4];
        while (client.Unread[0].Contains(" 005 ", StringComparison.Ordinal))
            client.Expects($"@batch={inner} :chaton.local 005 ann ...");
        client.Expects($"@batch={outer} :chaton.local BATCH -{inner}");
        client.Expects($":chaton.local BATCH -{outer}");
        client.HearsNothing();
    }

    [Theory]
    [InlineData("batch")]
    [InlineData("draft/extended-isupport")]
    public void With_one_half_of_the_capabilities_there_is_no_batch(string capability)
    {
        var client = Connect("ann", capability);

        client.Send("ISUPPORT");

        Assert.All(client.ReadAll(), line => Assert.StartsWith(":chaton.local 005 ann ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Before_registration_without_the_capability_it_is_refused()
    {
        var client = Server.Open();

        client.Send("ISUPPORT");

        client.Expects(":chaton.local 451 * :You have not registered");
        client.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/extended-isupport#1")]
    [Trait("Spec", "IRCv3/extended-isupport#2")]
    public void Only_the_draft_name_can_be_had()
    {
        var client = Server.Open();

        client.Send("CAP REQ extended-isupport", "CAP REQ draft/extended-isupport");

        client.Expects(":chaton.local CAP * NAK :extended-isupport");
        client.Expects(":chaton.local CAP * ACK :draft/extended-isupport");
    }

    [Fact]
    public void A_hostile_client_that_asks_without_end_is_held_to_its_budget()
    {
        using var server = new TestServer(TestServer.Unlimited with { Limits = TestServer.Unlimited.Limits with { CommandBurst = 3, CommandsPerSecond = 1 } });
        var client = server.Open();

        client.Send("CAP REQ draft/extended-isupport", "ISUPPORT", "ISUPPORT", "ISUPPORT", "ISUPPORT", "ISUPPORT");

        Assert.Equal(2, client.ReadAll().Count(line => line.Contains(" CASEMAPPING", StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("Spec", "IRCv3/network-icon#1")]
    [Trait("Spec", "IRCv3/network-icon#2")]
    [Trait("Spec", "IRCv3/network-icon#3")]
    [Trait("Spec", "IRCv3/network-icon#4")]
    public void An_icon_is_announced_where_there_is_one()
    {
        using var server = new TestServer(TestServer.Unlimited with { NetworkIcon = "https://example.org/icon.svg?v=2" });
        var (with, without) = (server.Open(), Server.Open());
        foreach (var client in new[] { with, without })
            client.Send("CAP REQ draft/extended-isupport", "ISUPPORT");

        Assert.Contains(with.ReadAll(), line => line.Contains(@" draft/ICON=https://example.org/icon.svg?v\x3D2 ", StringComparison.Ordinal));
        Assert.DoesNotContain(without.ReadAll(), line => line.Contains("ICON", StringComparison.Ordinal));
    }

    [Theory]
    [Trait("Spec", "IRCv3/network-icon#3")]
    [Trait("Spec", "IRCv3/network-icon#4")]
    [InlineData("", true)]
    [InlineData("https://example.org/icon.svg", true)]
    [InlineData("http://example.org/icon.svg", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https://user:password@example.org/", false)]
    [InlineData("https://example.org/a b", false)]
    [InlineData("https:///icon", false)]
    [InlineData("icon.svg", false)]
    public void An_icon_is_an_https_URL(string text, bool isOne) => Assert.Equal(isOne, new HttpsUrlAttribute().IsValid(text));

    [Fact]
    public void The_longest_icon_still_fits_into_a_line()
    {
        var url = "https://example.org/" + new string('=', 70);
        Assert.True(new HttpsUrlAttribute().IsValid(url));
        Assert.False(new HttpsUrlAttribute().IsValid(url + new string('=', 100)));
        using var server = new TestServer(TestServer.Unlimited with { NetworkIcon = url, ServerName = new string('s', 57) + ".local" });
        var client = server.Connect(new string('n', Names.MaxNickLength));

        client.Send("ISUPPORT");

        Assert.All(client.ReadAll(), line => Assert.True(line.Length <= 510));
    }

    [Fact]
    public void What_a_reload_changes_is_told_from_then_on()
    {
        var limits = TestServer.Unlimited.Limits with { TopicBytes = 300 };
        var history = TestServer.Unlimited.History with { MaxMessagesPerRequest = 77 };
        using var server = new TestServer(TestServer.Unlimited with { Limits = limits, History = history });
        var before = server.Connect("before");
        before.Send("ISUPPORT");
        Assert.Contains(before.ReadAll(), line => line.Contains(" TOPICLEN=300 ", StringComparison.Ordinal));

        // As a reload does it: in its place.
        server.OnLoop(() =>
        {
            typeof(LimitOptions).GetProperty(nameof(LimitOptions.TopicBytes))!.SetValue(limits, 301);
            typeof(HistoryOptions).GetProperty(nameof(HistoryOptions.MaxMessagesPerRequest))!.SetValue(history, 78);
        });

        before.Send("ISUPPORT");
        var after = before.ReadAll();
        Assert.Contains(after, line => line.Contains(" TOPICLEN=301 ", StringComparison.Ordinal));
        Assert.Contains(after, line => line.Contains(" CHATHISTORY=78 ", StringComparison.Ordinal));
        var newcomer = server.Open();
        newcomer.Send("NICK newcomer", "USER newcomer 0 * :newcomer");
        newcomer.Hears(":chaton.local 005 newcomer ... TOPICLEN=301 ...");
    }

    private static void AssertOneBatch(TestClient client)
    {
        var start = client.Expects(":chaton.local BATCH +... draft/isupport");
        var reference = start.Split('+', ' ')[3];
        Assert.Contains(" 005 ", client.Unread[0], StringComparison.Ordinal);
        while (client.Unread[0].Contains(" 005 ", StringComparison.Ordinal))
            client.Expects($"@batch={reference} :chaton.local 005 ...");
        client.Expects($":chaton.local BATCH -{reference}");
        client.NeverHears("... 005 ...");
    }
}
