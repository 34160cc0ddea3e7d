using ChatOn.Client;
using Terminal.Gui.Input;

namespace ChatOn.Tui.Tests.Screens;

/// <summary>Far back and forth in what was said.</summary>
public sealed class ScrollingTests
{
    [Fact]
    public void The_oldest_and_the_newest_are_a_key_away()
    {
        using var screen = Full(300);
        screen.Press(Key.Home.WithCtrl);
        screen.Shows("anna  line 0 ");
        screen.Shows("Sunday, 1 March 2026");
        screen.Press(Key.End.WithCtrl);
        screen.Shows("anna  line 299 ");
    }

    [Fact]
    public void Whoever_sees_the_oldest_asks_for_what_is_older_and_stays_where_they_are()
    {
        using var screen = Full(100);
        screen.Hand.Sent.Clear();
        screen.Press(Key.Home.WithCtrl);
        var ask = Assert.Single(screen.Hand.Sent, line => line.Contains("CHATHISTORY BEFORE #room msgid=m0 ", StringComparison.Ordinal));
        var label = ask[(ask.IndexOf("label=", StringComparison.Ordinal) + 6)..].Split(' ', ';')[0];
        screen.Hand.Hears(
            $"@label={label} :s BATCH +h chathistory #room",
            "@batch=h;time=2026-02-28T09:00:00.000Z;msgid=o1 :bert!u@h PRIVMSG #room :long ago",
            ":s BATCH -h");
        screen.Shows("anna  line 0 ");
        screen.Hides("long ago");
        screen.Press(Key.PageUp);
        screen.Shows("bert  long ago");
        screen.Shows("Saturday, 28 February 2026");
    }

    [Fact]
    public void Another_size_keeps_the_place()
    {
        using var screen = Full(300);
        screen.Press(Key.PageUp, Key.PageUp);
        var last = LastLine(screen);
        screen.Resize(60, 20);
        Assert.Equal(last, LastLine(screen));
        screen.Resize(40, 10);
        Assert.Equal(last, LastLine(screen));
        screen.Resize(100, 30);
        Assert.Equal(last, LastLine(screen));
    }

    [Fact]
    public void New_messages_do_not_move_what_is_read()
    {
        using var screen = Full(100);
        screen.Press(Key.PageUp);
        var last = LastLine(screen);
        screen.Says("bert", "news");
        Assert.Equal(last, LastLine(screen));
        screen.Hides("news");
    }

    [Fact]
    public void When_what_is_read_is_forgotten_the_oldest_that_is_left_is_shown()
    {
        using var screen = Full(100, new ClientLimits { Messages = 100 });
        screen.Press(Key.Home.WithCtrl);
        for (var i = 100; i < 400; i++)
            screen.Says("anna", $"line {i} ", $"m{i}");
        var oldest = screen.Hand.Model.Current!.Conversation.Timeline.Messages[0].Text;
        screen.Shows($"anna  {oldest}");
    }

    [Fact]
    public void News_are_marked_also_behind_a_notice()
    {
        using var screen = Full(5);
        var feed = screen.Hand.Model.Current!;
        feed.SeenUntil = screen.Hand.Time.GetUtcNow();
        screen.Hand.Time.Advance(TimeSpan.FromMinutes(1));
        screen.Hand.Hears(":dora!u@h JOIN #room");
        screen.Says("dora", "hello");
        screen.Says("dora", "again");
        var rows = screen.Seen().Split('\n');
        var mark = Assert.Single(Enumerable.Range(0, rows.Length), row => rows[row].Contains("new since you left", StringComparison.Ordinal));
        Assert.Contains("dora  hello", rows[mark + 1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_lies_between_is_not_laid_out()
    {
        using var small = Full(200);
        using var large = Full(10_000);
        // Laying out costs memory: fifty times as much of it would be fifty times as much.
        Assert.InRange(CostOfCrossing(large), 0, 3 * CostOfCrossing(small));
    }

    private static long CostOfCrossing(ScreenAtHand screen)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        screen.Press(Key.Home.WithCtrl);
        screen.Shows("anna  line 0 ");
        screen.Press(Key.PageDown);
        _ = screen.Seen();
        screen.Press(Key.End.WithCtrl);
        _ = screen.Seen();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static ScreenAtHand Full(int messages, ClientLimits? limits = null)
    {
        var screen = new ScreenAtHand(limits: limits);
        for (var i = 0; i < messages; i++)
            screen.Says("anna", $"line {i} ", $"m{i}");
        return screen;
    }

    private static string LastLine(ScreenAtHand screen)
    {
        var seen = screen.Seen();
        return seen[seen.LastIndexOf("line ", StringComparison.Ordinal)..].Split(' ')[1];
    }
}
