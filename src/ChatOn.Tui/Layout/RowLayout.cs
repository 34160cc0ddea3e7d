using System.Globalization;
using ChatOn.Client.State;
using ChatOn.Tui.Theming;
using Terminal.Gui.Drawing;

namespace ChatOn.Tui.Layout;

/// <summary>Lays out as many rows of a feed as are seen, from the lower end up: the cost does not depend on the length of the feed.</summary>
internal sealed class RowLayout(Feed feed, int width, TimeProvider time, bool is12Hours = false)
{
    private const int TimeWidth = 6;
    private const int Narrow = 50;

    private readonly Message? _firstNew = feed.FirstNew;

    /// <summary>The rows that are seen, from above; fewer where there are no more.</summary>
    public IReadOnlyList<Row> Visible(int height)
    {
        var place = Place(height);
        var rows = RowsFrom(place, height);
        return rows.Count < height && !place.IsEnd ? RowsFrom(Oldest(height), height) : rows;
    }

    /// <summary>The place some rows higher (or lower, when negative); never above the first screen.</summary>
    public ScrollPlace Moved(int rows, int height) => rows >= 0 ? Up(rows, height) : Down(-rows, height);

    /// <summary>The place at which the oldest entry stands at the top.</summary>
    public ScrollPlace Oldest(int height) => AtTop(null, height);

    /// <summary>The nearest place at which all of an entry is seen, or as much of it as can be.</summary>
    public ScrollPlace Showing(object entry, int height)
    {
        var seen = Visible(height);
        var count = seen.Count(row => ReferenceEquals(row.Owner, entry));
        if (count == height || count == RowsOf(entry).Count)
            return feed.Place;
        if (seen.Count == 0 || ReferenceEquals(seen[0].Owner, entry) || Feed.TimeOf(entry) < Feed.TimeOf(seen[0].Owner))
            return AtTop(entry, height);
        return feed.After(entry) is null ? ScrollPlace.End : new ScrollPlace(entry, 0);
    }

    /// <summary>All rows of a message or notice, with the lines of day and news that stand before it.</summary>
    public IReadOnlyList<Row> RowsOf(object entry)
    {
        List<Row> rows = [];
        var day = Local(Feed.TimeOf(entry)).Date;
        if (feed.Before(entry) is not { } before || Local(Feed.TimeOf(before)).Date != day)
            rows.Add(Line(entry, day.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture), Tone.Dim));
        if (ReferenceEquals(entry, _firstNew))
            rows.Add(Line(entry, "new since you left", Tone.Error));
        var isPicked = ReferenceEquals(entry, feed.Picked);
        var stamp = Stamp(entry);
        foreach (var line in Wrapping.Wrap(MessageBody.Of(entry, feed, width - Indent), width - Indent))
        {
            rows.Add(new Row(entry, isPicked ? Marked(stamp, line) : [new Span(stamp, Tone.Dim), .. line]));
            stamp = new string(' ', Indent);
        }

        return rows;
    }

    private int Indent => width < Narrow ? 0 : is12Hours ? "12:00am ".Length : TimeWidth;

    // The place that is wished, or where its entry is gone by now, one near it.
    private ScrollPlace Place(int height)
    {
        if (feed.Place.Entry is not { } entry || feed.Holds(entry))
            return feed.Place;
        return entry is Message message && feed.Nearest(message) is { } nearest ? new ScrollPlace(nearest, 0) : Oldest(height);
    }

    private List<Row> RowsFrom(ScrollPlace place, int height)
    {
        List<Row> fromBelow = [];
        var skip = place.RowsBelow;
        foreach (var entry in feed.Back(place.Entry))
        {
            var rows = RowsOf(entry);
            // With another width there may be fewer.
            for (var i = rows.Count - 1 - Math.Min(skip, rows.Count - 1); i >= 0 && fromBelow.Count < height; i--)
                fromBelow.Add(rows[i]);
            skip = 0;
            if (fromBelow.Count >= height)
                break;
        }

        fromBelow.Reverse();
        return fromBelow;
    }

    private static IReadOnlyList<Span> Marked(string stamp, IReadOnlyList<Span> line) =>
        stamp.Length > 0 ? [new Span(stamp[..^1] + "▶", Tone.Chosen), .. line] : [.. line.Select(span => span with { Style = span.Style | TextStyle.Reverse })];

    private string Stamp(object entry) => Indent == 0 ? "" : Local(Feed.TimeOf(entry)).ToString(is12Hours ? "hh:mmtt " : "HH:mm ", CultureInfo.InvariantCulture);

    private DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, time.LocalTimeZone);

    private Row Line(object entry, string text, Tone tone)
    {
        var fitting = Wrapping.Fit(text, width - 4);
        return new Row(entry, [new Span($"── {fitting} " + new string('─', Math.Max(0, width - 4 - Wrapping.WidthOf(fitting))), tone)]);
    }

    private ScrollPlace Up(int rows, int height)
    {
        var place = Place(height);
        var left = rows;
        var skip = place.RowsBelow;
        foreach (var entry in feed.Back(place.Entry))
        {
            var count = RowsOf(entry).Count - skip;
            if (left < count)
                return IsFull(new ScrollPlace(entry, left + skip), height) ? new ScrollPlace(entry, left + skip) : Oldest(height);
            left -= count;
            skip = 0;
        }

        return Oldest(height);
    }

    private bool IsFull(ScrollPlace place, int height) => RowsFrom(place, height).Count >= height;

    // An entry (the oldest for null) stands at the top where so much is below it.
    private ScrollPlace AtTop(object? first, int height)
    {
        var count = 0;
        foreach (var entry in feed.On(first))
        {
            count += RowsOf(entry).Count;
            if (count >= height)
                return feed.After(entry) is null && count == height ? ScrollPlace.End : new ScrollPlace(entry, count - height);
        }

        return ScrollPlace.End;
    }

    private ScrollPlace Down(int rows, int height)
    {
        var place = Place(height);
        if (place.Entry is not { } entry)
            return ScrollPlace.End;
        var left = rows - place.RowsBelow;
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
