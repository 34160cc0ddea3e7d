using ChatOn.Protocol;

namespace ChatOn.Server.Tests.Commands.Registration;

[Trait("Spec", "IRCv3/capability-negotiation")]
public sealed class CapCommandTests : Scenario
{
    [Fact]
    [Trait("Spec", "IRCv3/capability-negotiation#3")]
    [Trait("Spec", "IRCv3/capability-negotiation#8")]
    [Trait("Spec", "IRCv3/capability-negotiation#35")]
    public void LS_suspends_registration_until_END()
    {
        var client = Server.Open();

        client.Send("CAP LS 302", "NICK alice", "USER alice 0 * :a");
        Assert.All(client.ReadAll(), line => Assert.StartsWith(":chaton.local CAP * LS ", line, StringComparison.Ordinal));
        client.Send("CAP LIST", "CAP END");

        client.Expects(":chaton.local CAP alice LIST :cap-notify");
        client.Expects(":chaton.local 001 alice ...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/capability-negotiation#3")]
    [Trait("Spec", "IRCv3/capability-negotiation#8")]
    public void REQ_alone_suspends_registration_too()
    {
        var client = Server.Open();

        client.Send("CAP REQ multi-prefix", "NICK alice", "USER alice 0 * :a");

        client.Expects(":chaton.local CAP * ACK :multi-prefix");
        client.HearsNothing();
        client.Send("CAP END");
        client.Expects("... 001 ...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/capability-negotiation#5")]
    [Trait("Spec", "IRCv3/capability-negotiation#12")]
    [Trait("Spec", "IRCv3/capability-negotiation#19")]
    public void Everything_on_offer_is_listed_in_lines_of_which_all_but_the_last_are_marked()
    {
        var (modern, old) = (Server.Open(), Server.Open());

        modern.Send("CAP LS 302");
        old.Send("CAP LS");

        var lines = modern.ReadAll();
        Assert.All(lines, line => Assert.True(line.Length <= 510));
        Assert.All(lines.SkipLast(1), line => Assert.StartsWith(":chaton.local CAP * LS * :", line, StringComparison.Ordinal));
        Assert.StartsWith(":chaton.local CAP * LS :", lines[^1], StringComparison.Ordinal);
        var names = lines.SelectMany(Listed).Select(name => name.Split('=')[0]).ToList();
        Assert.Empty(new[] { "message-tags", "batch", "cap-notify", "sasl", "draft/chathistory" }.Except(names));
        Assert.Equal(names.Distinct(), names);
        // One line of whole names, as many as fit, and no values.
        var line = Assert.Single(old.ReadAll());
        Assert.Equal(names.Take(Listed(line).Length), Listed(line));
        Assert.InRange(line.Length, 300, 510);
    }

    [Fact]
    [Trait("Spec", "IRCv3/capability-negotiation#12")]
    public void Who_does_not_speak_302_gets_one_line_of_what_is_enabled_however_much_that_is()
    {
        var (modern, client) = (Server.Open(), Server.Open());
        modern.Send("CAP LS 302");
        foreach (var name in modern.ReadAll().SelectMany(Listed).Select(name => name.Split('=')[0]))
            client.Send($"CAP REQ {name}");
        client.ReadAll();

        client.Send("CAP LIST");

        var line = client.Expects(":chaton.local CAP * LIST :message-tags ...");
        Assert.All(Listed(line), name => Assert.NotNull(Capability.TryFind(name)));
        client.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/capability-negotiation#16")]
    [Trait("Spec", "IRCv3/capability-negotiation#36")]
    public void An_older_version_later_is_answered_in_its_own_terms_and_the_newer_one_stays()
    {
        var client = Server.Open();
        client.Send("CAP LS 302");
        client.ReadAll();

        client.Send("CAP LS", "CAP LS 301", "CAP LS nonsense", "CAP LS 301");

        for (var i = 0; i < 4; i++)
        {
            var line = client.Expects(":chaton.local CAP * LS :message-tags ...");
            Assert.DoesNotContain("=", line, StringComparison.Ordinal);
        }

        client.HearsNothing();
        client.Send("CAP REQ -cap-notify", "CAP LIST");
        client.Expects("... CAP * NAK :-cap-notify");
        client.Expects("... CAP * LIST :cap-notify");
    }

    [Theory]
    [InlineData("302", true)]
    [InlineData("303", true)]
    [InlineData("0302", true)]
    [InlineData("99999999999999999999", true)]
    [InlineData("301", false)]
    [InlineData("3", false)]
    [InlineData("-302", false)]
    [InlineData("302x", false)]
    [InlineData("", false)]
    [Trait("Spec", "IRCv3/capability-negotiation#13")]
    [Trait("Spec", "IRCv3/capability-negotiation#14")]
    [Trait("Spec", "IRCv3/capability-negotiation#15")]
    public void The_version_is_a_number(string version, bool is302)
    {
        var client = Server.Open();
        client.Send("CAP LS 301");
        client.ReadAll();

        client.Send($"CAP LS {version}");

        Assert.Equal(is302, client.ReadAll().Any(line => line.Contains("sasl=", StringComparison.Ordinal)));
        client.Send("CAP LIST");
        client.Expects(is302 ? "... LIST :cap-notify" : "... LIST :");
    }

    [Fact]
    [Trait("Spec", "IRCv3/capability-negotiation#17")]
    public void Values_stand_only_in_what_is_offered()
    {
        var client = Server.Open();
        client.Send("CAP LS 302");
        client.Hears("... sasl=...");
        client.ReadAll();

        client.Send("CAP REQ :sasl", "CAP LIST", "CAP REQ :sasl=PLAIN");

        client.Expects("... ACK :sasl");
        client.Expects("... LIST :cap-notify sasl");
        client.Expects("... NAK :sasl=PLAIN");
    }

    [Fact]
    [Trait("Spec", "IRCv3/capability-negotiation#11")]
    [Trait("Spec", "IRCv3/capability-negotiation#21")]
    [Trait("Spec", "IRCv3/capability-negotiation#25")]
    public void REQ_is_done_as_a_whole_or_not_at_all()
    {
        var client = Server.Open();

        client.Send("CAP REQ :multi-prefix no-such-thing", "CAP LIST", "CAP REQ :multi-prefix setname ", "CAP REQ :-multi-prefix away-notify", "CAP LIST");

        client.Expects(":chaton.local CAP * NAK :multi-prefix no-such-thing");
        client.Expects(":chaton.local CAP * LIST :");
        client.Expects(":chaton.local CAP * ACK :multi-prefix setname");
        client.Expects(":chaton.local CAP * ACK :-multi-prefix away-notify");
        client.Expects(":chaton.local CAP * LIST :away-notify setname");
    }

    [Fact]
    [Trait("Spec", "IRCv3/capability-negotiation#4")]
    [Trait("Spec", "IRCv3/capability-negotiation#20")]
    public void What_is_on_can_be_asked_for_again_and_what_is_off_can_be_given_up_again()
    {
        var client = Server.Open();

        client.Send("CAP REQ setname", "CAP REQ setname", "CAP REQ -batch", "CAP REQ :setname -setname", "CAP REQ :setname=x", "CAP REQ -", "CAP REQ");

        client.Expects("... ACK :setname");
        client.Expects("... ACK :setname");
        client.Expects("... ACK :-batch");
        client.Expects("... ACK :setname -setname");
        client.Expects("... NAK :setname=x");
        client.Expects("... NAK :-");
        client.Expects("... ACK :");
        client.Send("CAP LIST");
        client.Expects("... LIST :");
    }

    [Fact]
    [Trait("Spec", "IRCv3/capability-negotiation#36")]
    [Trait("Spec", "IRCv3/capability-negotiation#37")]
    [Trait("Spec", "IRCv3/capability-negotiation#38")]
    public void Who_speaks_302_always_has_cap_notify_and_others_may_choose()
    {
        var (modern, old) = (Server.Open(), Server.Open());

        modern.Send("CAP LS 307", "CAP REQ -cap-notify");
        old.Send("CAP LS", "CAP REQ cap-notify", "CAP LIST", "CAP REQ -cap-notify");
        modern.Hears("... CAP * NAK :-cap-notify");
        modern.Send("CAP REQ cap-notify", "CAP LIST");
        old.Send("CAP LIST");

        modern.Expects("... CAP * ACK :cap-notify");
        modern.Expects("... CAP * LIST :cap-notify");
        old.Hears("... CAP * LIST :cap-notify");
        old.Expects("... ACK :-cap-notify");
        old.Expects("... CAP * LIST :");
    }

    [Fact]
    [Trait("Spec", "IRCv3/capability-negotiation#9")]
    [Trait("Spec", "IRCv3/capability-negotiation#26")]
    public void It_works_after_registration_and_END_is_then_ignored()
    {
        var alice = Connect("alice");

        alice.Send("CAP LS 302", "CAP REQ echo-message", "CAP END", "CAP REQ :-echo-message", "PRIVMSG alice :x");

        alice.Hears(":chaton.local CAP alice ACK :echo-message");
        alice.Expects(":chaton.local CAP alice ACK :-echo-message");
        alice.Expects(":alice!... PRIVMSG alice :x");
        alice.HearsNothing();
    }

    [Theory]
    [InlineData("CAP FOO", ":chaton.local 410 * FOO :Invalid CAP command")]
    [InlineData("CAP ack :x", ":chaton.local 410 * ack :Invalid CAP command")]
    [InlineData("CAP :two words", ":chaton.local 410 * * :Invalid CAP command")]
    [InlineData("CAP", ":chaton.local 461 * CAP :Not enough parameters")]
    [Trait("Spec", "IRCv3/capability-negotiation#7")]
    [Trait("Spec", "IRCv3/capability-negotiation#8")]
    public void Any_other_subcommand_is_refused(string line, string answer)
    {
        var client = Server.Open();

        client.Send(line);

        client.Expects(answer);
    }

    [Fact]
    [Trait("Spec", "IRCv3/capability-negotiation#24")]
    public void A_hostile_list_that_is_too_long_for_one_answer_is_answered_whole()
    {
        var client = Server.Open();
        var wanted = string.Join(' ', Enumerable.Repeat("batch", 82));

        client.Send($"CAP REQ :{wanted}", $"CAP REQ :{wanted} x", $"CAP REQ :{new string('y', 490)}");

        var lines = client.ReadAll();
        Assert.All(lines, line => Assert.True(line.Length <= 510));
        Assert.Equal(wanted, string.Join(' ', lines.Where(line => line.Contains(" ACK ", StringComparison.Ordinal)).SelectMany(Listed)));
        Assert.Equal(wanted + " x", string.Join(' ', lines.SkipLast(1).Where(line => line.Contains(" NAK ", StringComparison.Ordinal)).SelectMany(Listed)));
        Assert.StartsWith(":chaton.local CAP * NAK :yyy", lines[^1], StringComparison.Ordinal);
    }

    private static string[] Listed(string line) => line[(line.IndexOf(" :", StringComparison.Ordinal) + 2)..].Split(' ');
}
