using System.Globalization;
using ChatOn.Client;
using ChatOn.Client.State;
using ChatOn.Tui.Theming;
using Terminal.Gui.Drawing;

namespace ChatOn.Tui.Layout;

/// <summary>Lays out as many rows of a feed as are seen, from the lower end up: the cost does not depend on the length of the feed.</summary>
internal sealed class RowLayout(Feed feed, int width, TimeProvider time)
{
    private const int TimeWidth = 6;
    private const int Narrow = 50;

    /// <summary>The rows that are seen, from above; fewer where there are no more.</summary>
    public IReadOnlyList<Row> Visible(int height)
    {
        List<Row> fromBelow = [];
        var skip = feed.Place.RowsBelow;
        foreach (var entry in feed.Back(feed.Place.Entry))
        {
            var rows = RowsOf(entry);
            for (var i = rows.Count - 1 - skip; i >= 0 && fromBelow.Count < height; i--)
                fromBelow.Add(rows[i]);
            skip = 0;
            if (fromBelow.Count >= height)
                break;
        }

        fromBelow.Reverse();
        return fromBelow;
    }

    /// <summary>The place some rows higher (or lower, when negative); never above the first screen.</summary>
    public ScrollPlace Moved(int rows, int height) => rows >= 0 ? Up(rows, height) : Down(-rows);

    /// <summary>All rows of a message or notice, with the lines of day and news that stand before it.</summary>
    public IReadOnlyList<Row> RowsOf(object entry)
    {
        var before = feed.Back(entry).Skip(1).FirstOrDefault();
        List<Row> rows = [];
        var day = Local(Feed.TimeOf(entry)).Date;
        if (before is null || Local(Feed.TimeOf(before)).Date != day)
            rows.Add(Line(entry, day.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture), Tone.Dim));
        if (feed.SeenUntil is { } seen && entry is Message { IsOwn: false } && Feed.TimeOf(entry) > seen && (before is null || Feed.TimeOf(before) <= seen))
            rows.Add(Line(entry, "new since you left", Tone.Error));
        var stamp = Stamp(entry);
        foreach (var line in Wrapping.Wrap(Body(entry), Math.Max(2, width - Indent)))
        {
            rows.Add(new Row(entry, [new Span(stamp, Tone.Dim), .. line]));
            stamp = new string(' ', Indent);
        }

        return rows;
    }

    private int Indent => width < Narrow ? 0 : TimeWidth;

    private string Stamp(object entry) => Indent == 0 ? "" : Local(Feed.TimeOf(entry)).ToString("HH:mm ", CultureInfo.InvariantCulture);

    private DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, time.LocalTimeZone);

    private Row Line(object entry, string text, Tone tone)
    {
        var fitting = Wrapping.Fit(text, width - 4);
        return new Row(entry, [new Span($"── {fitting} " + new string('─', Math.Max(0, width - 4 - Wrapping.WidthOf(fitting))), tone)]);
    }

    private List<Span> Body(object entry) => entry is Message message ? Body(message) : Body((Notice)entry);

    private static List<Span> Body(Notice notice) => [new Span((notice.IsError ? "! " : "– ") + SafeText.Lines(notice.Text), notice.IsError ? Tone.Error : Tone.Dim)];

    private List<Span> Body(Message message)
    {
        var nick = SafeText.Name(message.Sender);
        List<Span> spans = message.Kind switch
        {
            MessageKind.Action => [new("* ", Tone.Dim), new(nick, Nick: message.Sender, Style: TextStyle.Bold), new(" ")],
            MessageKind.Notice => [new($"-{nick}- ", Nick: message.Sender)],
            _ => [new(nick, Nick: message.Sender, Style: TextStyle.Bold), new("  ")],
        };
        if (message.ReplyTo is not null)
            spans.Add(new Span(Quote(message.ReplyTo), Tone.Dim));
        if (message.IsRedacted)
            spans.Add(new Span("(deleted)", Tone.Dim, TextStyle.Italic));
        else
            spans.AddRange(FormattedText.Read(message.Text, message.IsMention ? Tone.Mention : message.Status == MessageStatus.Sending ? Tone.Dim : Tone.Text));
        if (message.IsEdited)
            spans.Add(new Span(" (edited)", Tone.Dim));
        if (message.Status == MessageStatus.Sending)
            spans.Add(new Span(" …", Tone.Dim));
        if (message.Status == MessageStatus.Failed)
            spans.Add(new Span($" ✗ not sent: {SafeText.Line(message.Failure ?? "no reason is known")}", Tone.Error));
        foreach (var reaction in message.Reactions.GroupBy(one => one.Text, StringComparer.Ordinal))
            spans.Add(new Span($" [{SafeText.Line(reaction.Key)} {reaction.Count()}]", Tone.Accent));
        return spans;
    }

    private string Quote(string id) => feed.Conversation.Timeline.Find(id) is { } answered
        ? $"↪ {SafeText.Name(answered.Sender)}: {Wrapping.Fit(SafeText.Line(answered.Text), 24)} │ "
        : "↪ ";

    private ScrollPlace Up(int rows, int height)
    {
        // Rows from the present place to the oldest, as far as they matter.
        var left = rows;
        var skip = feed.Place.RowsBelow;
        foreach (var entry in feed.Back(feed.Place.Entry))
        {
            var count = RowsOf(entry).Count - skip;
            if (left < count)
                return Full(new ScrollPlace(entry, left + skip), height);
            left -= count;
            skip = 0;
        }

        return Full(null, height);
    }

    // The oldest row stands at the top at most: then the place is the one a screen below it.
    private ScrollPlace Full(ScrollPlace? wanted, int height)
    {
        if (wanted is { } place)
        {
            var seen = -place.RowsBelow;
            foreach (var entry in feed.Back(place.Entry))
            {
                seen += RowsOf(entry).Count;
                if (seen >= height)
                    return place;
            }
        }

        var oldest = feed.Back(null).LastOrDefault();
        var count = 0;
        for (var entry = oldest; entry is not null; entry = feed.After(entry))
        {
            count += RowsOf(entry).Count;
            if (count >= height)
                return feed.After(entry) is null && count == height ? ScrollPlace.End : new ScrollPlace(entry, count - height);
        }

        return ScrollPlace.End;
    }

    private ScrollPlace Down(int rows)
    {
        if (feed.Place.Entry is not { } entry)
            return ScrollPlace.End;
        var left = rows - feed.Place.RowsBelow;
        while (left > 0)
        {
            if (feed.After(entry) is not { } next)
                return ScrollPlace.End;
            entry = next;
            left -= RowsOf(entry).Count;
        }

        return left == 0 && feed.After(entry) is null ? ScrollPlace.End : new ScrollPlace(entry, -left);
    }
}
