using System.Buffers;
using System.Globalization;
using ChatOn.Protocol;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.Loop;
using ChatOn.Server.Rendering;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.History;

/// <summary>
/// The last lines of a room for a client that joined and cannot ask for them. What is said meanwhile is kept back, so that they come
/// before it; nothing is shown twice and nothing is left out. https://ircv3.net/specs/batches/chathistory
/// </summary>
internal sealed class JoinPlayback(
    HistoryAccess access, HistoryPages pages, Router router, ChatLoop loop, ServerClock clock, ServerOptions options)
{
    private readonly Origin _server = Origin.OfServer(options.ServerName);

    /// <summary>Starts the playback in the turn of the join; it ends by itself.</summary>
    /// <param name="upTo">The time of joining: later lines are heard live.</param>
    public void Begin(Session session, Room room, long upTo)
    {
        if (IsFor(session) && options.History.LinesOnJoin > 0)
            _ = PlayAsync(session, [HistoryAccess.PlaceOf(session.User!, room) with { LastTime = upTo - 1 }], options.History.LinesOnJoin);
    }

    /// <summary>Starts the playback for a session that joins its user, in the turn in which it does.</summary>
    /// <param name="since">When the user's last session went; 0 when there is another one: then the last lines, as on joining.</param>
    public void BeginMissed(Session session, User user, IEnumerable<Room> rooms, long since)
    {
        var limit = since == 0 ? options.History.LinesOnJoin : options.History.MaxMessagesPerRequest;
        if (!IsFor(session) || limit == 0)
            return;
        var places = rooms.Select(room => HistoryAccess.PlaceOf(user, room));
        if (since > 0)
            places = places.Concat(access.PlacesOf(user).Where(place => place.Room is null));
        _ = PlayAsync(
            session,
            [.. places.Where(place => place.LastSaidTime > since).Select(place => place with { After = Math.Max(since, place.After) })],
            limit);
    }

    // An old client's first lines are the protocol's own; who knows CHATHISTORY or the playback of ZNC asks.
    private bool IsFor(Session session) =>
        options.History.IsEnabled && session.View.Format != WireFormat.Old
        && !session.Capabilities.Has(Capability.Chathistory) && !session.Capabilities.Has(Capability.ZncPlayback);

    private async Task PlayAsync(Session session, IReadOnlyList<HistoryPlace> places, int limit)
    {
        if (places.Count == 0)
            return;
        var view = session.View;
        // When this turn is released all that was said before the join is durable; from there on later turns wait.
        await loop.ReleasedAsync();
        var hold = session.Output.Hold();
        var lines = new ArrayBufferWriter<byte>();
        try
        {
            // What nobody asked for must never be more than the client can take.
            foreach (var place in places.TakeWhile(_ => lines.WrittenCount < options.Limits.SendQueueBytes / 4))
                await ReadAsync(session, view, place, limit, lines);
        }
        catch (JournalException)
        {
            // The store is reported elsewhere; the client joins without (all of) the past.
        }
        finally
        {
            session.Output.Unhold(hold, lines.WrittenSpan);
        }
    }

    private async ValueTask ReadAsync(Session session, View view, HistoryPlace place, int limit, ArrayBufferWriter<byte> output)
    {
        var query = new HistoryQuery(After: 0, Before: long.MaxValue, limit, NewestFirst: true, IsByTime: false);
        var past = new PastView(session, view, place, router);
        var page = await pages.ReadAsync(query, past);
        // Looked at anew: it may have been put out meanwhile.
        if (page.Count == 0 || session.User is not { } user || access.Again(user, place) is not { } now)
            return;
        var lines = new ArrayBufferWriter<byte>();
        foreach (var (happened, isContext) in Newest(page, limit))
        {
            if (now.MaySee(user.Id, happened, isContext))
                lines.Write(past.Render(happened, isContext));
        }

        if (lines.WrittenCount > 0)
            WrittenBatch.Write(output, view, _server, "p" + clock.NextId().ToString("x", CultureInfo.InvariantCulture), "chathistory", place.Name, lines.WrittenSpan);
    }

    // A message of several lines counts as many: what nobody asked for must not be more than a client can take. The newest is always shown.
    private static IEnumerable<PastEvent> Newest(IReadOnlyList<PastEvent> page, int maxLines)
    {
        var first = page.Count;
        for (var lines = 0; first > 0 && (first == page.Count || lines + LinesOf(page[first - 1]) <= maxLines); first--)
            lines += LinesOf(page[first - 1]);
        return page.Skip(first);
    }

    private static int LinesOf(PastEvent past) => past switch
    {
        { IsContext: true } => 0,
        { Happened: Messaged said } => said.LineCount,
        _ => 1,
    };
}
