using Terminal.Gui.Input;

namespace ChatOn.Tui.Tests.Picking;

/// <summary>A message is picked, and something is done with it.</summary>
public sealed class PickerTests : IDisposable
{
    private readonly ScreenAtHand _screen = new();

    public PickerTests()
    {
        _screen.Settings.Use(chosen => chosen with { SendsTyping = false });
        _screen.Says("anna", "first https://example.org/x", "m1");
        _screen.Says("me", "mine", "m2");
        _screen.Says("bert", "last", "m3");
        _screen.Hand.Sent.Clear();
    }

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void Keys_pick_the_newest_and_go_up_and_down()
    {
        _screen.Press(Key.M.WithAlt);
        _screen.Shows("▶bert  last");
        _screen.Press(Key.CursorUp, Key.CursorUp);
        _screen.Shows("▶anna  first");
        _screen.Press(Key.CursorDown);
        _screen.Shows("▶me  mine");
        _screen.Shows("r reply · + react · E change");
        _screen.Press(Key.Esc);
        _screen.Hides("▶");
    }

    [Fact]
    public void A_click_picks()
    {
        _screen.Click("mine");
        _screen.Shows("▶me  mine");
    }

    [Fact]
    public void An_answer_names_what_it_answers_and_the_draft_comes_back()
    {
        _screen.Type("half a thought");
        _screen.Press(Key.M.WithAlt, Key.R);
        _screen.Shows("reply to bert›");
        _screen.Type("yes");
        _screen.Press(Key.Enter);
        Assert.Matches("\\+reply=m3.* PRIVMSG #room :yes$", Assert.Single(_screen.Hand.Sent));
        _screen.Shows("me› half a thought");
    }

    [Fact]
    public void Escape_keeps_the_draft_and_sends_nothing()
    {
        _screen.Type("half a thought");
        _screen.Press(Key.M.WithAlt, Key.R);
        _screen.Type("no");
        _screen.Press(Key.Esc, Key.Esc);
        _screen.Shows("me› half a thought");
        Assert.Empty(_screen.Hand.Sent);
    }

    [Fact]
    public void A_reaction_is_a_key_away_or_typed_and_again_it_is_taken_back()
    {
        _screen.Press(Key.M.WithAlt);
        _screen.Type("+1");
        Assert.Equal("@label=1;+draft/react=👍;+reply=m3 TAGMSG :#room", Assert.Single(_screen.Hand.Sent));
        _screen.Hand.Hears("@label=1;+draft/react=👍;+reply=m3 :me!u@h TAGMSG #room");
        _screen.Press(Key.M.WithAlt);
        _screen.Type("e1");
        Assert.EndsWith(";+draft/unreact=👍;+reply=m3 TAGMSG :#room", _screen.Hand.Sent[^1], StringComparison.Ordinal);
        _screen.Press(Key.M.WithAlt);
        _screen.Type("+wow");
        _screen.Press(Key.Enter);
        Assert.EndsWith(";+draft/react=wow;+reply=m3 TAGMSG :#room", _screen.Hand.Sent[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void One_s_own_is_changed_and_that_of_others_is_not()
    {
        _screen.Press(Key.M.WithAlt);
        _screen.Type("E");
        _screen.Hides("change›");
        _screen.Press(Key.CursorUp);
        _screen.Type("E");
        _screen.Shows("change› mine");
        _screen.Type("!");
        _screen.Press(Key.Enter);
        Assert.Equal("@label=1 EDITMSG #room m2 :mine!", Assert.Single(_screen.Hand.Sent));
    }

    [Fact]
    public void Deleting_asks_once_more()
    {
        _screen.Press(Key.M.WithAlt, Key.CursorUp, Key.D);
        _screen.Shows("delete this message?");
        Assert.Empty(_screen.Hand.Sent);
        _screen.Press(Key.X, Key.D, Key.Esc);
        Assert.Empty(_screen.Hand.Sent);
        _screen.Press(Key.D, Key.D);
        Assert.Equal("@label=1 REDACT #room :m2", Assert.Single(_screen.Hand.Sent));
    }

    [Fact]
    public void Its_link_is_opened_by_a_key()
    {
        _screen.Press(Key.M.WithAlt, Key.CursorUp, Key.CursorUp, Key.O);
        Assert.Equal(["https://example.org/x"], _screen.Opener.Opened);
        _screen.Shows("opening https://example.org/x");
    }

    [Fact]
    public void Details_tell_all_of_it()
    {
        _screen.Says("carl", "it was \u000301,01the butler\u0003", "m4");
        _screen.Hand.Hears("@+draft/react=wow;+reply=m4 :anna!u@h TAGMSG #room");
        _screen.Hides("butler");
        _screen.Press(Key.M.WithAlt, Key.Enter);
        var seen = _screen.Seen();
        Assert.Contains("it was the butler", seen, StringComparison.Ordinal);
        Assert.Contains("Sunday, 1 March 2026, 12:00:04", seen, StringComparison.Ordinal);
        Assert.Matches("wow +anna", seen);
        _screen.Press(Key.Esc);
        _screen.Shows("▶carl");
    }

    [Fact]
    public void A_refusal_is_told_and_what_was_written_stays()
    {
        _screen.Press(Key.M.WithAlt, Key.CursorUp);
        _screen.Type("E");
        _screen.Hand.Session.Disconnected("gone");
        _screen.Press(Key.Enter);
        _screen.Shows("that needs a connection");
        _screen.Shows("me› mine");
    }

    [Fact]
    public void Letters_write_nothing_while_a_message_is_picked()
    {
        _screen.Press(Key.M.WithAlt);
        _screen.Type("xyz");
        _screen.Hides("xyz");
        _screen.Press(Key.Esc);
        _screen.Type("ok");
        _screen.Shows("me› ok");
    }

    [Fact]
    public void A_message_that_is_gone_is_picked_no_more()
    {
        _screen.Press(Key.M.WithAlt);
        var room = _screen.Hand.Model.Current!.Conversation;
        _screen.Hand.Session.Leave(room);
        _screen.Hand.Hears(":me!u@h PART #room");
        _screen.Hand.Session.Leave(room);
        _screen.Hand.Hears();
        _screen.Press(Key.R);
        _screen.Hides("reply to");
    }
}
