using ChatOn.Server.Events;
using ChatOn.Server.Storage;

namespace ChatOn.Server.History;

/// <summary>
/// Reads pages. An event stands once, in its own place; behind a message of the page follows also what is about it and stands outside of
/// the page. https://ircv3.net/specs/extensions/chathistory#draftchathistory-context-tag
/// </summary>
internal sealed class HistoryPages(HistoryReader history)
{
    /// <summary>How much is shown behind one message: the newest; less in a page of many.</summary>
    public const int MostContext = 50;

    // Of all messages of a page together; but something of each.
    private const int MostInPage = 1000;
    private const int LeastContext = 4;

    public async ValueTask<IReadOnlyList<PastEvent>> ReadAsync(HistoryQuery query, PastView view)
    {
        var events = await query.ReadAsync(history, view);
        return events.Count > 0 && view.TakesContext
            ? await WithContextAsync(events, view)
            : [.. events.Select(happened => new PastEvent(happened, IsContext: false))];
    }

    private async ValueTask<IReadOnlyList<PastEvent>> WithContextAsync(IReadOnlyList<Event> events, PastView view)
    {
        var messages = TimesOf(events, IsMessage);
        var each = Math.Clamp(MostInPage / Math.Max(messages.Count, 1), LeastContext, MostContext);
        var said = await history.ReadChildrenAsync(view.Place.RoomId, messages, each);
        var redacted = await history.ReadChildrenAsync(view.Place.RoomId, TimesOf(events, happened => happened is Tombstone), limit: 1, RecordKind.Redact);
        var page = new List<PastEvent>(events.Count);
        foreach (var happened in events)
        {
            page.Add(new PastEvent(happened, IsContext: false));
            // What was said of a redacted message is of no use any more.
            var about = said[happened.Time].Concat(redacted[happened.Time]);
            page.AddRange(about.Where(child => IsOutside(child) && view.ShowsContext(child)).Select(child => new PastEvent(child, IsContext: true)));
        }

        return page;

        bool IsOutside(Event child) => child.Time < events[0].Time || child.Time > events[^1].Time || !view.Shows(child);
    }

    private static List<long> TimesOf(IReadOnlyList<Event> events, Func<Event, bool> isParent) =>
        [.. events.Where(isParent).Select(happened => happened.Time)];

    private static bool IsMessage(Event happened) => happened is Messaged { Kind: not MessageKind.Tagmsg };
}
