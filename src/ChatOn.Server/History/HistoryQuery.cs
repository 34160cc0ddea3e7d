using ChatOn.Server.Events;

namespace ChatOn.Server.History;

/// <summary>What a client asks of one history, as ranges to read and as the page to make of them. Pure.</summary>
/// <param name="After">Exclusive lower bound in microseconds.</param>
/// <param name="Before">Exclusive upper bound in microseconds.</param>
/// <param name="Limit">Events of the page.</param>
/// <param name="NewestFirst">From which end they are counted.</param>
/// <param name="IsByTime">Pages must not part the events of one millisecond: the next page by time would leave the rest out.</param>
/// <param name="Around">Where the page is counted from both ways; null for a page counted from an end.</param>
internal sealed record HistoryQuery(long After, long Before, int Limit, bool NewestFirst, bool IsByTime, long? Around = null)
{
    public static HistoryQuery Latest(HistoryPoint? after, int limit) =>
        new(after?.Last ?? 0, long.MaxValue, limit, NewestFirst: true, IsByTime: after is null or { IsTime: true });

    public static HistoryQuery OlderThan(HistoryPoint point, int limit) =>
        new(After: 0, point.First, limit, NewestFirst: true, point.IsTime);

    public static HistoryQuery NewerThan(HistoryPoint point, int limit) =>
        new(point.Last, long.MaxValue, limit, NewestFirst: false, point.IsTime);

    public static HistoryQuery About(HistoryPoint point, int limit) =>
        new(After: 0, long.MaxValue, limit, NewestFirst: false, point.IsTime, point.First);

    /// <summary>Counted from the first, forwards or backwards in time.</summary>
    public static HistoryQuery Between(HistoryPoint first, HistoryPoint second, int limit) => first.First <= second.First
        ? new(first.Last, second.First, limit, NewestFirst: false, first.IsTime)
        : new(second.Last, first.First, limit, NewestFirst: true, first.IsTime);

    /// <summary>Reads the page.</summary>
    /// <param name="view">On the place as of the time at which it was asked for: nothing later is read.</param>
    public async ValueTask<IReadOnlyList<Event>> ReadAsync(HistoryReader history, PastView view)
    {
        var before = Math.Min(Before, view.Place.LastTime + 1);
        if (Around is not { } middle)
            return Cut(await ReadAsync(After, before, NewestFirst), Limit, NewestFirst);

        var older = await ReadAsync(After, Math.Min(middle, before), newestFirst: true);
        var newer = await ReadAsync(Math.Max(middle - 1, 0), before, newestFirst: false);
        var count = Math.Min(older.Count, Math.Max(Limit / 2, Limit - newer.Count));
        return [.. Cut(older, count, keepNewest: true), .. Cut(newer, Limit - count, keepNewest: false)];

        // One more than is asked for tells whether the end of the page parts a millisecond.
        ValueTask<IReadOnlyList<Event>> ReadAsync(long after, long before, bool newestFirst) =>
            history.ReadAsync(view, Math.Max(after, view.Place.After), before, Limit + 1, newestFirst);
    }

    private IReadOnlyList<Event> Cut(IReadOnlyList<Event> events, int count, bool keepNewest)
    {
        if (events.Count <= count)
            return events;
        var kept = (keepNewest ? events.Skip(events.Count - count) : events.Take(count)).ToList();
        if (!IsByTime)
            return kept;
        var parted = HistoryPoint.MillisecondOf(events[keepNewest ? events.Count - count - 1 : count].Time);
        var whole = kept.FindAll(each => HistoryPoint.MillisecondOf(each.Time) != parted);
        return whole.Count > 0 ? whole : kept;
    }
}
