using ChatOn.Tui.Theming;
using Terminal.Gui.Drawing;
using Terminal.Gui.Input;

namespace ChatOn.Tui.Tests.Screens;

/// <summary>Messages as they are painted.</summary>
public sealed class MessagesTests : IDisposable
{
    private readonly ScreenAtHand _screen = new();

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void Reactions_are_counted_and_one_s_own_is_marked()
    {
        _screen.Says("anna", "cake?", "m1");
        React("bert", "👍");
        React("carl", "👍");
        React("me", "🎉");
        _screen.Shows("[👍 2] [🎉 1 ✓]");
        Assert.Equal(Dark.InkOf(Tone.Chosen).Background, _screen.CellOf("[🎉").Cell.Attribute!.Value.Background);
    }

    [Fact]
    public void A_hostile_reaction_is_short_and_harmless()
    {
        _screen.Says("anna", "cake?", "m1");
        React("bert", "\u001b[2J" + new string('x', 40));
        for (var i = 0; i < 30; i++)
            React("bert", $"r{i}");
        _screen.Shows("[<001B>[2Jxxxxxx… 1]");
        _screen.Shows("and 19 more");
    }

    [Fact]
    public void An_answer_shows_what_it_answers()
    {
        _screen.Says("anna", "who has the key?", "m1");
        _screen.Says("bert", "I have", "m2", "+reply=m1");
        _screen.Says("carl", "what?", "m3", "+reply=gone");
        var seen = _screen.Seen();
        Assert.Contains("↪ anna: who has the key?", seen, StringComparison.Ordinal);
        Assert.Contains("bert  I have", seen, StringComparison.Ordinal);
        Assert.Contains("↪ an older message", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_changed_and_what_was_deleted_is_told()
    {
        _screen.Says("anna", "helo", "m1");
        _screen.Says("anna", "secret", "m2");
        _screen.Hand.Hears(":anna!u@h EDITMSG #room m1 :hello", ":anna!u@h REDACT #room m2");
        var seen = _screen.Seen();
        Assert.Contains("anna  hello (edited)", seen, StringComparison.Ordinal);
        Assert.Contains("anna  (deleted)", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_that_was_refused_tells_why_and_is_sent_again_by_a_key()
    {
        _screen.Type("hello");
        _screen.Press(Key.Enter);
        _screen.Shows("hello …");
        var label = Label(_screen.Hand.Sent[^1]);
        _screen.Hand.Hears($"@label={label} :s 404 me #room :You are muted");
        _screen.Shows("✗ not sent: You are muted");
        _screen.Hand.Sent.Clear();
        _screen.Press(Key.M.WithAlt, Key.S);
        _screen.Shows("hello …");
        Assert.EndsWith("PRIVMSG #room :hello", Assert.Single(_screen.Hand.Sent), StringComparison.Ordinal);
    }

    [Fact]
    public void An_action_and_a_notice_look_different()
    {
        _screen.Hand.Hears(":anna!u@h PRIVMSG #room :\u0001ACTION waves\u0001", ":bert!u@h NOTICE #room :build is red");
        _screen.Shows("* anna waves");
        _screen.Shows("-bert- build is red");
    }

    [Fact]
    public void Code_stands_on_a_ground_of_its_own()
    {
        _screen.Says("anna", "try `make test` first");
        Assert.Equal(Dark.InkOf(Tone.Code), _screen.CellOf("make test").Cell.Attribute);
        Assert.NotEqual(Dark.InkOf(Tone.Text).Background, Dark.InkOf(Tone.Code).Background);
    }

    [Fact]
    public void A_link_is_a_link_of_the_terminal_also_where_it_is_broken()
    {
        var link = "https://example.org/" + new string('a', 90) + "/end";
        _screen.Says("anna", $"see {link} there");
        var (cell, target) = _screen.CellOf("https://example.org");
        Assert.Equal(link, target);
        Assert.True(cell.Attribute!.Value.Style.HasFlag(TextStyle.Underline));
        Assert.Equal(link, _screen.CellOf("/end").Link);
        Assert.Null(_screen.CellOf("there").Link);
    }

    [Fact]
    public void A_click_on_a_link_opens_it()
    {
        _screen.Says("anna", "see https://example.org/x there");
        _screen.Click("example.org");
        Assert.Equal(["https://example.org/x"], _screen.Opener.Opened);
    }

    [Fact]
    public void What_cannot_be_seen_in_a_nickname_is_shown()
    {
        _screen.Says("an\u200Bna", "hi");
        _screen.Says("\u202Etreb", "hi");
        _screen.Shows("an<200B>na  hi");
        _screen.Shows("<202E>treb  hi");
    }

    private static Theme Dark => Theme.All.Single(theme => theme.Name == "dark");

    private static string Label(string line) => line[(line.IndexOf("label=", StringComparison.Ordinal) + 6)..].Split(';', ' ')[0];

    private void React(string nick, string reaction) => _screen.Hand.Hears($"@+draft/react={reaction};+reply=m1 :{nick}!u@h TAGMSG #room");
}
