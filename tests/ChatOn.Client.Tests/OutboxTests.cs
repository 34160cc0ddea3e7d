using ChatOn.Client.Events;
using ChatOn.Client.State;

namespace ChatOn.Client.Tests;

/// <summary>What one says is sent once, shown once, and known to have arrived or not.</summary>
public sealed class OutboxTests
{
    private const string Page = ":s BATCH +h chathistory #room";

    [Fact]
    public void An_echo_by_its_label_confirms()
    {
        var script = new Script().Online();
        var room = script.Enter();
        var message = Assert.Single(script.Session.Say("#room", "hello"));
        var line = script.Next();
        Assert.EndsWith("PRIVMSG #room :hello", line, StringComparison.Ordinal);
        Assert.Equal(MessageStatus.Sending, message.Status);
        script.Says($"@label={Script.Tag(line, "label")};msgid=m1;time=2026-01-01T12:00:01.000Z :me!~me@host PRIVMSG #room :hello");
        Assert.Equal(MessageStatus.Sent, message.Status);
        Assert.Equal("m1", message.Id);
        Assert.Same(message, Assert.Single(room.Timeline.Messages));
    }

    [Fact]
    public void Without_echoes_the_answer_to_a_ping_behind_it_confirms()
    {
        var script = new Script().Online(capabilities: null);
        script.Enter();
        var message = Assert.Single(script.Session.Say("#room", "hello"));
        Assert.Equal("PRIVMSG #room :hello", script.Next());
        var ping = script.Next();
        script.Says($":s PONG s {ping["PING ".Length..]}");
        Assert.Equal(MessageStatus.Sent, message.Status);
    }

    [Theory]
    [InlineData("@label={0} :s 404 me #room :Cannot send")]
    [InlineData("@label={0} :s FAIL PRIVMSG RATE_LIMITED #room :Cannot send")]
    [InlineData(":s 404 me #room :Cannot send")]
    public void A_refusal_fails_it_with_the_servers_words(string answer)
    {
        var script = new Script().Online();
        script.Enter();
        var message = Assert.Single(script.Session.Say("#room", "hello"));
        script.Says(string.Format(System.Globalization.CultureInfo.InvariantCulture, answer, Script.Tag(script.Next(), "label")));
        Assert.Equal(MessageStatus.Failed, message.Status);
        Assert.Equal("Cannot send", message.Failure);
        Assert.False(message.IsUncertain);
        Assert.Contains(script.Events, e => e is MessageChanged { Change: MessageChange.Failed });
    }

    [Fact]
    public void What_was_said_without_a_connection_is_sent_when_there_is_one()
    {
        var script = new Script(new ClientOptions { Nick = "me", Rooms = ["#room"], InitialHistory = 0 });
        script.Session.Say("#room", "early");
        script.HearsNothing();
        script.Online();
        script.HearsNothing();
        script.Says(":me!~me@host JOIN #room");
        Assert.Contains(script.HeardSoFar(), line => line.EndsWith("PRIVMSG #room :early", StringComparison.Ordinal));
    }

    [Fact]
    public void After_a_break_what_has_arrived_is_found_in_the_history_and_not_sent_again()
    {
        var (script, message, clientId) = Broken();
        var label = Rejoin(script);
        script.Says(
            $"@label={label} {Page}",
            "@batch=h;msgid=m0;time=2026-01-01T12:00:00.000Z :bob!b@h PRIVMSG #room :before",
            $"@batch=h;msgid=m1;time=2026-01-01T12:00:01.000Z;chaton/client-id={clientId} :me!~me@old PRIVMSG #room :hello",
            ":s BATCH -h");
        FinishPages(script);
        Assert.Equal(MessageStatus.Sent, message.Status);
        Assert.DoesNotContain(script.HeardSoFar(), line => line.Contains("PRIVMSG", StringComparison.Ordinal));
        Assert.Single(script.State.FindRoom("#room")!.Timeline.Messages, one => one.Text == "hello");
    }

    [Fact]
    public void After_a_break_what_has_not_arrived_is_sent_again_with_its_id()
    {
        var (script, message, clientId) = Broken();
        var label = Rejoin(script);
        script.Says($"@label={label} {Page}", "@batch=h;msgid=m0;time=2026-01-01T12:00:00.000Z :bob!b@h PRIVMSG #room :before", ":s BATCH -h");
        var again = Assert.Single(FinishPages(script), line => line.Contains("PRIVMSG", StringComparison.Ordinal));
        Assert.Equal(clientId, Script.Tag(again, "chaton/client-id"));
        Assert.Equal(MessageStatus.Sending, message.Status);
    }

    [Fact]
    public void Where_the_history_proves_nothing_it_is_not_sent_again_and_that_is_said()
    {
        var (script, message, _) = Broken();
        var label = Rejoin(script);
        script.Says($"@label={label} {Page}", ":s BATCH -h");
        Assert.DoesNotContain(script.HeardSoFar(), line => line.Contains("PRIVMSG", StringComparison.Ordinal));
        Assert.Equal(MessageStatus.Failed, message.Status);
        Assert.Contains("not known", message.Failure, StringComparison.Ordinal);
        Assert.True(message.IsUncertain);
        Assert.True(script.State.FindRoom("#room")!.HasGap);
    }

    [Fact]
    public void On_a_server_without_history_it_is_not_sent_again()
    {
        var script = new Script().Online("echo-message");
        script.Enter();
        var message = Assert.Single(script.Session.Say("#room", "hello"));
        script.Breaks();
        script.Online("echo-message");
        script.Says(":me!~me@host JOIN #room");
        Assert.Equal(MessageStatus.Failed, message.Status);
        Assert.DoesNotContain(script.HeardSoFar(), line => line.Contains("PRIVMSG", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_lines_are_one_message_where_the_server_takes_that()
    {
        var script = new Script().Online();
        var room = script.Enter();
        script.Session.Say("#room", "one\ntwo");
        var lines = script.HeardSoFar();
        Assert.Equal(4, lines.Count);
        Assert.Contains("BATCH +", lines[0], StringComparison.Ordinal);
        script.Says(
            $"@label={Script.Tag(lines[0], "label")};msgid=m1;time=2026-01-01T12:00:01.000Z :me!~me@host BATCH +x draft/multiline #room",
            "@batch=x :me!~me@host PRIVMSG #room :one", "@batch=x :me!~me@host PRIVMSG #room :two", ":me!~me@host BATCH -x");
        Assert.Equal("one\ntwo", Assert.Single(room.Timeline.Messages).Text);
        Assert.Equal(MessageStatus.Sent, room.Timeline.Last!.Status);
    }

    [Fact]
    public void A_long_text_is_cut_between_words_and_never_inside_a_character()
    {
        var script = new Script().Online("echo-message");
        script.Enter();
        var text = string.Concat(Enumerable.Repeat("äöü ", 300));
        script.Session.Say("#room", text);
        var lines = script.HeardSoFar();
        Assert.True(lines.Count > 2);
        Assert.All(lines, line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 510));
        Assert.Equal(text, string.Concat(lines.Select(line => line[(line.IndexOf(" :", StringComparison.Ordinal) + 2)..])));
    }

    private static (Script Script, Message Message, string ClientId) Broken()
    {
        var script = new Script().Online();
        script.Enter();
        script.Says("@msgid=m0;time=2026-01-01T12:00:00.000Z :bob!b@h PRIVMSG #room :before");
        var message = Assert.Single(script.Session.Say("#room", "hello"));
        var clientId = Script.Tag(script.Next(), "chaton/client-id");
        script.Breaks();
        return (script, message, clientId);
    }

    private static string Rejoin(Script script)
    {
        script.Online();
        script.Says("@time=2026-01-01T12:05:00.000Z :me!~me@host JOIN #room");
        var request = Assert.Single(script.HeardSoFar(), line => line.Contains("CHATHISTORY", StringComparison.Ordinal));
        Assert.Contains("AFTER #room timestamp=2026-01-01T11:59:59.999Z :100", request, StringComparison.Ordinal);
        return Script.Tag(request, "label");
    }

    private static IReadOnlyList<string> FinishPages(Script script)
    {
        var heard = script.HeardSoFar();
        while (heard.LastOrDefault(line => line.Contains("CHATHISTORY", StringComparison.Ordinal)) is { } request)
        {
            script.Says($"@label={Script.Tag(request, "label")} {Page}", ":s BATCH -h");
            heard = script.HeardSoFar();
        }

        return heard;
    }
}
