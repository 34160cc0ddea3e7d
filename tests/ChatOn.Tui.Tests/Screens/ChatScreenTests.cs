using Terminal.Gui.Input;

namespace ChatOn.Tui.Tests.Screens;

/// <summary>The chat itself: what is said, typed and gone to.</summary>
public sealed class ChatScreenTests : IDisposable
{
    private readonly ScreenAtHand _at = new("");

    public void Dispose() => _at.Dispose();

    [Fact]
    public void Rooms_messages_and_members_are_seen()
    {
        _at.Hand.Hears(":anna!u@h PRIVMSG #room :good morning");
        var seen = _at.Seen();
        Assert.Contains("anna  good morning", seen, StringComparison.Ordinal);
        Assert.Contains("@anna", seen, StringComparison.Ordinal);
        Assert.Contains("›#room", seen, StringComparison.Ordinal);
        Assert.Contains(" pinned", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_typed_is_said()
    {
        _at.Type("hello");
        Assert.Contains("me› hello", _at.Seen(), StringComparison.Ordinal);
        _at.Press(Key.Enter);
        Assert.Contains(_at.Hand.Sent, line => line.EndsWith("PRIVMSG #room hello", StringComparison.Ordinal) || line.EndsWith("PRIVMSG #room :hello", StringComparison.Ordinal));
    }

    [Fact]
    public void A_paste_of_many_lines_waits_for_a_second_Enter()
    {
        _at.Screen.Paste("1\n2\n3\n4\n5\n6\n");
        _at.Press(Key.Enter);
        Assert.Contains("6 lines", _at.Seen(), StringComparison.Ordinal);
        Assert.DoesNotContain(_at.Hand.Sent, line => line.Contains("PRIVMSG", StringComparison.Ordinal));
        _at.Press(Key.Enter);
        Assert.Contains(_at.Hand.Sent, line => line.Contains("PRIVMSG", StringComparison.Ordinal));
    }

    [Fact]
    public void A_small_screen_still_shows_what_is_said()
    {
        _at.Hand.Hears(":anna!u@h PRIVMSG #room :good morning");
        _at.Resize(40, 10);
        Assert.Contains("anna  good morning", _at.Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_goes_where_it_was_written_though_another_conversation_is_open_when_the_client_comes_to_it()
    {
        _at.Hand.Hears(":me!u@h JOIN #other", ":s 366 me #other :End");
        _at.Hand.IsBusy = true;
        _at.Enter("for the room only");
        _at.Press(Key.N.WithCtrl);
        _at.Hand.TakeWishes();
        Assert.Contains(_at.Hand.Sent, line => line.Contains("PRIVMSG #room :for the room only", StringComparison.Ordinal));
        Assert.DoesNotContain(_at.Hand.Sent, line => line.Contains("PRIVMSG #other", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_of_a_hundred_thousand_signs_waits_for_a_second_Enter_and_is_drawn()
    {
        _at.Screen.Paste(new string('x', 100_000));
        Assert.Contains("xxx", _at.Seen(), StringComparison.Ordinal);
        _at.Press(Key.Enter);
        Assert.Contains("100000 characters: Enter again sends them", _at.Seen(), StringComparison.Ordinal);
        Assert.DoesNotContain(_at.Hand.Sent, line => line.Contains("PRIVMSG", StringComparison.Ordinal));
    }

    [Fact]
    public void A_password_is_not_recalled()
    {
        _at.Enter("hello");
        _at.Enter("/login secret");
        _at.Press(Key.CursorUp);
        Assert.Contains("me› hello", _at.Seen(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", _at.Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_begun_in_one_conversation_waits_there()
    {
        _at.Hand.Hears(":me!u@h JOIN #other", ":s 366 me #other :End");
        _at.Type("half a");
        _at.Press(Key.N.WithCtrl);
        Assert.DoesNotContain("half a", _at.Seen(), StringComparison.Ordinal);
        _at.Press(Key.N.WithCtrl);
        Assert.Contains("me› half a", _at.Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Alt_and_a_digit_go_to_a_place_and_Alt_A_to_what_is_unread()
    {
        _at.Hand.Hears(":me!u@h JOIN #other", ":s 366 me #other :End", ":anna!u@h PRIVMSG #room :one", ":anna!u@h PRIVMSG #other :two");
        _at.Press(Key.D1.WithAlt);
        Assert.Equal("#other", _at.Hand.Model.Current!.Conversation.Name);
        _at.Press(Key.D2.WithAlt);
        Assert.Equal("#room", _at.Hand.Model.Current!.Conversation.Name);
        _at.Seen();
        _at.Hand.Time.Advance(TimeSpan.FromSeconds(1));
        _at.Hand.Hears(":anna!u@h PRIVMSG #other :three");
        _at.Press(Key.A.WithAlt);
        Assert.Equal("#other", _at.Hand.Model.Current!.Conversation.Name);
    }
}
