using ChatOn.Server.Events;

namespace ChatOn.Server.History;

/// <summary>
/// Reads pages. An event stands once, in its own place; behind a message of the page follows also what is about it and stands outside of
/// the page. https://ircv3.net/specs/extensions/chathistory#draftchathistory-context-tag
/// </summary>
internal sealed class HistoryPages(HistoryReader history)
{
    /// <summary>How much is shown behind one message: the newest.</summary>
    public const int MostContext = 50;

    // A redaction is found among so many reactions that came after it.
    private const int MostAfterRedaction = 256;

    public async ValueTask<IReadOnlyList<PastEvent>> ReadAsync(HistoryQuery query, PastView view)
    {
        var events = await query.ReadAsync(history, view);
        return events.Count > 0 && view.TakesContext
            ? await WithContextAsync(events, view)
            : [.. events.Select(happened => new PastEvent(happened, IsContext: false))];
    }

    private async ValueTask<IReadOnlyList<PastEvent>> WithContextAsync(IReadOnlyList<Event> events, PastView view)
    {
        var said = await history.ReadChildrenAsync(view.Place.RoomId, TimesOf(events, IsMessage), MostContext);
        var redacted = await history.ReadChildrenAsync(view.Place.RoomId, TimesOf(events, happened => happened is Tombstone), MostAfterRedaction);
        var page = new List<PastEvent>(events.Count);
        foreach (var happened in events)
        {
            page.Add(new PastEvent(happened, IsContext: false));
            // What was said of a redacted message is of no use any more.
            var about = said[happened.Time].Concat(redacted[happened.Time].OfType<Redacted>());
            page.AddRange(about.Where(child => IsOutside(child) && view.ShowsContext(child)).Select(child => new PastEvent(child, IsContext: true)));
        }

        return page;

        bool IsOutside(Event child) => child.Time < events[0].Time || child.Time > events[^1].Time || !view.Shows(child);
    }

    private static List<long> TimesOf(IReadOnlyList<Event> events, Func<Event, bool> isParent) =>
        [.. events.Where(isParent).Select(happened => happened.Time)];

    private static bool IsMessage(Event happened) => happened is Messaged { Kind: not MessageKind.Tagmsg };
}
