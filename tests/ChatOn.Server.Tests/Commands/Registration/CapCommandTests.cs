using ChatOn.Protocol;

namespace ChatOn.Server.Tests.Commands.Registration;

[Trait("Spec", "IRCv3/capability-negotiation")]
public sealed class CapCommandTests : Scenario
{
    [Fact]
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
        Assert.Equal(Capability.All.Select(c => c.Name), names);
        var line = Assert.Single(old.ReadAll());
        Assert.Equal(names, Listed(line));
    }

    [Fact]
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
    public void Who_speaks_302_always_has_cap_notify_and_others_may_choose()
    {
        var (modern, old) = (Server.Open(), Server.Open());

        modern.Send("CAP LS 307", "CAP REQ -cap-notify");
        old.Send("CAP LS", "CAP REQ cap-notify", "CAP LIST", "CAP REQ -cap-notify");
        modern.ReadAll();
        modern.Send("CAP LS", "CAP LIST");
        old.Send("CAP LIST");

        modern.Hears("... CAP * LIST :cap-notify");
        old.Hears("... CAP * LIST :cap-notify");
        old.Expects("... ACK :-cap-notify");
        old.Expects("... CAP * LIST :");
    }

    [Fact]
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
    public void Any_other_subcommand_is_refused(string line, string answer)
    {
        var client = Server.Open();

        client.Send(line);

        client.Expects(answer);
    }

    [Fact]
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
