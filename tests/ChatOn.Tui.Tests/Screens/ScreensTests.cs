using ChatOn.Tui.Screens;
using Terminal.Gui.Input;

namespace ChatOn.Tui.Tests.Screens;

/// <summary>The screens that ask the server, driven by keys; the server is the test.</summary>
public sealed class ScreensTests : IDisposable
{
    private const string Capabilities = "message-tags server-time echo-message batch labeled-response draft/multiline=max-bytes=4096,max-lines=24 soju.im/search";

    private readonly ScreenAtHand _at = new(Capabilities);

    public void Dispose() => _at.Dispose();

    [Fact]
    public void Search_asks_the_server_and_Enter_goes_to_the_message()
    {
        _at.Hand.Hears("@msgid=m1;time=2026-03-01T11:00:00.000Z :anna!u@h PRIVMSG #room :the old word", "@msgid=m2;time=2026-03-01T11:30:00.000Z :bert!u@h PRIVMSG #room :newer");
        _at.Press(Key.F5);
        _at.Enter("word");
        Assert.Contains("SEARCH :limit=100;in=#room;text=word", _at.LastSent, StringComparison.Ordinal);
        Answer("soju.im/search", "@batch=1;msgid=m1;time=2026-03-01T11:00:00.000Z :anna!u@h PRIVMSG #room :the old word");
        _at.Shows("1 found");
        _at.Shows("2026-03-01 11:00 #room anna  the old word");
        _at.Press(Key.Enter);
        _at.Hides("1 found");
        Assert.Equal("m1", ((ChatOn.Client.State.Message)_at.Hand.Model.Current!.Place.Entry!).Id);
    }

    [Fact]
    public void A_message_that_is_further_back_is_read_first()
    {
        _at.Dispose();
        using var at = new ScreenAtHand(Capabilities + " draft/chathistory", initialHistory: 50);
        at.Hand.Hears("@msgid=m9;time=2026-03-01T11:00:00.000Z :anna!u@h PRIVMSG #room :new");
        at.Screen.Shell.Jump(new("#room", "anna", "old", "m1", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        at.Hand.Hears(":s BATCH +7 chathistory #room", ":s BATCH -7");
        Assert.Contains("CHATHISTORY BEFORE #room msgid=m9", at.LastSent, StringComparison.Ordinal);
        at.Hand.Hears(":s BATCH +8 chathistory #room", "@batch=8;msgid=m5;time=2026-02-01T00:00:00.000Z :anna!u@h PRIVMSG #room :older", ":s BATCH -8");
        Assert.Contains("CHATHISTORY BEFORE #room msgid=m5", at.LastSent, StringComparison.Ordinal);
        at.Hand.Hears(":s BATCH +9 chathistory #room", "@batch=9;msgid=m1;time=2026-01-01T00:00:00.000Z :anna!u@h PRIVMSG #room :the oldest", ":s BATCH -9");
        at.Shows("the oldest");
        Assert.Equal("m1", ((ChatOn.Client.State.Message)at.Hand.Model.Current!.Place.Entry!).Id);
    }

    [Fact]
    public void A_screen_shows_nothing_of_others_that_a_terminal_obeys()
    {
        _at.Press(Key.F5);
        _at.Enter("word");
        _at.Hand.Hears($"@label={_at.Hand.LastLabel} FAIL SEARCH X :not \u202enow\u009b31m");
        _at.Shows("not <202E>now<009B>31m");
    }

    [Fact]
    public void A_wrong_day_is_told_at_once()
    {
        _at.Enter("/search x after:then");
        _at.Shows("after:2026-01-31");
    }

    [Fact]
    public void The_directory_is_filtered_by_what_is_written_and_Enter_joins()
    {
        _at.Press(Key.F7);
        Answer("labeled-response", "@batch=1 :s 322 me #small 2 :quiet", "@batch=1 :s 322 me #big 90 :about trees", "@batch=1 :s 322 me #other 5 :\u001b[31mred");
        var seen = _at.Seen();
        Assert.True(seen.IndexOf("#big", StringComparison.Ordinal) < seen.IndexOf("#other", StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', seen);
        _at.Type("tree");
        _at.Shows("1 of 3");
        _at.Press(Key.Enter);
        Assert.Contains("JOIN :#big", _at.LastSent, StringComparison.Ordinal);
        Assert.Null(_at.Screen.Shell.Current);
    }

    [Fact]
    public void A_member_is_told_of_and_can_be_kicked_with_a_reason_by_who_may()
    {
        _at.Hand.Hears(":s MODE #room +o me");
        _at.Enter("/info bert");
        Answer("labeled-response", "@batch=1 :s 311 me bert ~b host * :Bert B", "@batch=1 :s 330 me bert bertacc :is logged in as", "@batch=1 :s 301 me bert :at lunch", "@batch=1 :s 317 me bert 90 1700000000 :idle", "@batch=1 :s 319 me bert :#room @#den");
        _at.Shows("bertacc");
        _at.Shows("at lunch");
        _at.Shows("1m30s");
        _at.Shows("k kick");
        _at.Press(Key.K);
        _at.Shows("why?");
        _at.Type("too loud");
        _at.Press(Key.Enter);
        Assert.EndsWith("KICK #room bert :too loud", _at.LastSent, StringComparison.Ordinal);
        _at.Hand.Hears($"@label={_at.Hand.LastLabel} :s 482 me #room :You're not channel operator");
        _at.Shows("it takes a higher role");
        _at.Press(Key.B);
        _at.Enter("1h");
        _at.Enter("");
        Assert.Contains("MODE #room +b :", _at.LastSent, StringComparison.Ordinal);
        _at.Press(Key.O);
        _at.Shows("y/n");
        _at.Press(Key.Y);
        Assert.EndsWith("MODE #room +o :bert", _at.LastSent, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_no_role_is_offered_nothing_that_needs_one()
    {
        _at.Enter("/info bert");
        _at.Hides("k kick");
        _at.Press(Key.K);
        Assert.DoesNotContain(_at.Hand.Sent, line => line.Contains("KICK", StringComparison.Ordinal));
    }

    [Fact]
    public void A_room_is_changed_in_plain_words_after_a_yes()
    {
        _at.Hand.Hears(":s 005 me CHANMODES=beI,k,l,imnst PREFIX=(ohv)@%+ :are supported", ":s MODE #room +o me", ":s MODE #room +nt");
        _at.Press(Key.F6);
        _at.Shows("only the invited may enter");
        _at.Hides("no colours");
        while (!_at.Seen().Contains("›no          only the invited", StringComparison.Ordinal))
            _at.Press(Key.CursorDown);
        _at.Press(Key.Enter, Key.N);
        Assert.DoesNotContain(_at.Hand.Sent, line => line.Contains("+i", StringComparison.Ordinal));
        _at.Press(Key.Enter, Key.Y);
        Assert.Contains(_at.Hand.Sent, line => line.EndsWith("MODE #room :+i", StringComparison.Ordinal));
    }

    [Fact]
    public void Bans_are_listed_and_lifted()
    {
        _at.Hand.Hears(":s MODE #room +o me");
        _at.Press(Key.F6);
        while (!_at.Seen().Contains("›Bans", StringComparison.Ordinal))
            _at.Press(Key.CursorDown);
        _at.Press(Key.Enter);
        Answer("labeled-response", "@batch=1 :s 367 me #room evil!*@* anna!u@h 1700000000", "@batch=1 :s 368 me #room :End");
        _at.Shows("evil!*@*  by anna 2023-11-14");
        _at.Press(Key.Enter, Key.Y);
        Assert.Contains(_at.Hand.Sent, line => line.EndsWith("MODE #room -b :evil!*@*", StringComparison.Ordinal));
    }

    [Fact]
    public void Mentions_are_listed()
    {
        _at.Hand.Hears(":anna!u@h PRIVMSG #room :hello me", ":anna!u@h PRIVMSG #room :nothing");
        _at.Press(Key.F8);
        _at.Shows("#room anna  hello me");
        _at.Hides("anna  nothing");
    }

    [Fact]
    public void The_audit_log_is_asked_of_the_server_and_its_refusal_is_told()
    {
        _at.Enter("/audit bob");
        Assert.Contains("OPERSERV AUDIT 200 :bob", _at.LastSent, StringComparison.Ordinal);
        var label = _at.Hand.LastLabel;
        _at.Hand.Hears($"@label={label} :OperServ!s@s NOTICE me :2026-03-01 root KILL bob");
        _at.Shows("root KILL bob");
        _at.Press(Key.Enter);
        _at.Hand.Hears($"@label={_at.Hand.LastLabel} :s 481 me :Permission Denied- You're not an IRC operator");
        _at.Shows("that is for operators of the server");
    }

    [Fact]
    public void Settings_hold_at_once()
    {
        _at.Hand.Hears("@time=2026-03-01T15:04:00.000Z :anna!u@h PRIVMSG #room :afternoon");
        _at.Press(Key.F9, Key.CursorDown, Key.CursorDown, Key.Enter);
        _at.Shows("12 hours");
        Assert.True(_at.Settings.Now.Is12Hours);
        _at.Press(Key.CursorDown, Key.Enter, Key.Enter, Key.Esc);
        Assert.False(_at.Settings.Now.ShowRooms);
        _at.Shows("03:04PM anna");
        _at.Hides("›#room");
    }

    [Fact]
    public void Typing_is_told_unless_that_is_switched_off()
    {
        _at.Type("/me");
        Assert.DoesNotContain(_at.Hand.Sent, line => line.Contains("TAGMSG", StringComparison.Ordinal));
        _at.Press(Key.Esc);
        _at.Type("hel");
        Assert.Single(_at.Hand.Sent, line => line.StartsWith("@+typing=active TAGMSG", StringComparison.Ordinal));
        _at.Hand.Sent.Clear();
        _at.Hand.Time.Advance(TimeSpan.FromSeconds(10));
        _at.Settings.Change(settings => settings with { SendsTyping = false });
        _at.Type("lo");
        Assert.Empty(_at.Hand.Sent);
    }

    [Fact]
    public void An_error_stands_in_the_conversation_in_which_the_command_was_typed()
    {
        _at.Enter("/kick anna");
        var label = _at.Hand.LastLabel;
        _at.Hand.Hears(":me!u@h JOIN #other", ":s 366 me #other :End");
        _at.Press(Key.D1.WithAlt);
        _at.Hand.Hears($"@label={label} :s 482 me #room :You're not channel operator");
        _at.Hides("higher role");
        _at.Press(Key.D2.WithAlt);
        _at.Shows("it takes a higher role");
    }

    [Fact]
    public void An_invitation_is_a_line_with_what_to_type()
    {
        _at.Hand.Hears(":anna!u@h INVITE me #den");
        _at.Shows("anna invites you to #den: /join #den");
    }

    [Theory]
    [InlineData(40, 10)]
    [InlineData(20, 5)]
    [InlineData(200, 60)]
    public void Every_screen_is_drawn_in_every_size(int width, int height)
    {
        _at.Hand.Hears(":s MODE #room +o me", ":anna!u@h PRIVMSG #room :hello me");
        foreach (var spec in Shell.All.Where(spec => spec.Command.Name != "theme"))
        {
            _at.Resize(width, height);
            _at.Screen.Shell.TryRun($"/{spec.Command.Name}");
            Assert.NotNull(_at.Screen.Shell.Current);
            for (var i = 0; i < 30; i++)
                _at.Press(i % 2 == 0 ? Key.CursorDown : Key.PageDown);
            Assert.Contains(_at.Screen.Shell.Current.Title[..4], _at.Seen(), StringComparison.Ordinal);
            _at.Resize(100, 30);
            _at.Press(Key.Esc);
            Assert.Null(_at.Screen.Shell.Current);
        }
    }

    [Fact]
    public void A_click_on_a_row_does_what_it_is_for()
    {
        _at.Press(Key.F9);
        _at.Seen();
        _at.Click(5, 3);
        Assert.True(_at.Settings.Now.Is12Hours);
    }

    [Fact]
    public void What_is_pasted_goes_where_one_writes_and_never_answers_a_question()
    {
        _at.Press(Key.F7);
        _at.Screen.Paste("ab\ncd");
        _at.Shows("with ab cd");
        _at.Press(Key.Esc, Key.F9);
        _at.Screen.Paste("y\n");
        _at.Press(Key.Esc);
        _at.Hides("me› y");
    }

    private void Answer(string batch, params string[] lines)
    {
        var line = _at.Hand.Sent.Last(one => one.Contains("label=", StringComparison.Ordinal) && !one.Contains("PRIVMSG", StringComparison.Ordinal));
        var label = line.Split(' ')[0].TrimStart('@').Split(';').First(tag => tag.StartsWith("label=", StringComparison.Ordinal))["label=".Length..];
        _at.Hand.Hears([$"@label={label} :s BATCH +1 {batch}", .. lines, ":s BATCH -1"]);
    }
}
