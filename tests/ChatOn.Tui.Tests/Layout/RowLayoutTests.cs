using ChatOn.Tui.Layout;

namespace ChatOn.Tui.Tests.Layout;

public sealed class RowLayoutTests
{
    private readonly SessionAtHand _hand = new();

    [Fact]
    public void The_newest_is_at_the_lower_end()
    {
        Say(20);
        var rows = Layout.Visible(5);
        Assert.Equal(5, rows.Count);
        Assert.EndsWith("anna  line 20", rows[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_day_has_its_line()
    {
        Say(1);
        Assert.Contains(Layout.Visible(50), row => row.Text.Contains("Sunday, 1 March 2026", StringComparison.Ordinal));
    }

    [Fact]
    public void What_came_since_one_left_is_marked_once()
    {
        Say(3);
        _hand.Model.Current!.SeenUntil = _hand.Model.Current.Conversation.Timeline.Messages[0].Time;
        Assert.Single(Layout.Visible(50), row => row.Text.Contains("new since you left", StringComparison.Ordinal));
    }

    [Fact]
    public void Up_and_down_again_is_where_one_was()
    {
        Say(50);
        var feed = _hand.Model.Current!;
        var end = Texts();
        feed.Place = Layout.Moved(7, 10);
        Assert.NotEqual(end, Texts());
        feed.Place = Layout.Moved(-7, 10);
        Assert.Equal(end, Texts());
        Assert.True(feed.Place.IsEnd);
    }

    [Fact]
    public void One_does_not_scroll_above_the_oldest()
    {
        Say(20);
        var feed = _hand.Model.Current!;
        feed.Place = Layout.Moved(1_000, 10);
        Assert.Equal(10, Layout.Visible(10).Count);
        Assert.Contains("March", Layout.Visible(10)[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_is_shown_and_not_done()
    {
        _hand.Hears(":anna!u@h PRIVMSG #room :\x1b[2Jboo");
        Assert.DoesNotContain(Layout.Visible(50), row => row.Text.Contains('\x1b', StringComparison.Ordinal));
    }

    private RowLayout Layout => new(_hand.Model.Current!, 60, _hand.Time);

    private List<string> Texts() => [.. Layout.Visible(10).Select(row => row.Text)];

    private void Say(int lines)
    {
        for (var i = 1; i <= lines; i++)
        {
            _hand.Time.Advance(TimeSpan.FromSeconds(1));
            _hand.Hears($":anna!u@h PRIVMSG #room :line {i}");
        }
    }
}
