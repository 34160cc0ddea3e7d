using System.Buffers;
using ChatOn.Protocol;
using ChatOn.Server.Delivery;
using ChatOn.Server.Loop;
using ChatOn.Server.Rendering;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.History;

/// <summary>
/// The last lines of a room for a client that joined and cannot ask for them. What is said meanwhile is kept back, so that they come
/// before it; nothing is shown twice and nothing is left out.
/// </summary>
internal sealed class JoinPlayback(
    World world, HistoryReader history, Router router, ChatLoop loop, ServerOptions options)
{
    /// <summary>Starts the playback in the turn of the join; it ends by itself.</summary>
    /// <param name="upTo">The time of joining: later lines are heard live.</param>
    public void Begin(Session session, Room room, long upTo)
    {
        if (IsFor(session) && options.History.LinesOnJoin > 0)
            _ = PlayAsync(session, [new Stretch(room.Ref.Id, room.Name, RoomRules.ReadsAfter(room, session.User!.Id), upTo)], options.History.LinesOnJoin);
    }

    /// <summary>Starts the playback for a session that joins its user, in the turn in which it does.</summary>
    /// <param name="since">When the user's last session went; 0 when there is another one: then the last lines, as on joining.</param>
    public void BeginMissed(Session session, User user, IEnumerable<Room> rooms, long since)
    {
        var limit = since == 0 ? options.History.LinesOnJoin : options.History.MaxMessagesPerRequest;
        if (!IsFor(session) || limit == 0)
            return;
        var stretches = rooms.Where(room => room.LastSaidTime > since)
            .Select(room => new Stretch(room.Ref.Id, room.Name, Math.Max(since, RoomRules.ReadsAfter(room, user.Id)), room.LastTime + 1));
        if (since > 0)
        {
            stretches = stretches.Concat(world.ConversationsOf(user.Id).Where(conversation => conversation.LastSaidTime > since)
                .Select(conversation => new Stretch(conversation.Ref.Id, "", since, conversation.LastTime + 1)));
        }

        _ = PlayAsync(session, [.. stretches], limit);
    }

    // An old client's first lines are the protocol's own; who knows CHATHISTORY asks.
    private bool IsFor(Session session) =>
        options.History.IsEnabled && !session.Capabilities.Has(Capability.Chathistory) && session.View.Format != WireFormat.Old;

    private async Task PlayAsync(Session session, IReadOnlyList<Stretch> stretches, int limit)
    {
        if (stretches.Count == 0)
            return;
        // When this turn is released all that was said before the join is durable; from there on later turns wait.
        await loop.ReleasedAsync();
        session.Output.Hold();
        var lines = new ArrayBufferWriter<byte>();
        try
        {
            foreach (var stretch in stretches)
                await ReadAsync(session, stretch, limit, lines);
        }
        catch (JournalException)
        {
            // The store is reported elsewhere; the client joins without (all of) the past.
        }
        finally
        {
            session.Output.Unhold(lines.WrittenSpan);
        }
    }

    private async ValueTask ReadAsync(Session session, Stretch stretch, int limit, ArrayBufferWriter<byte> lines)
    {
        var said = await history.ReadAsync(
            stretch.PlaceId, stretch.After, stretch.UpTo, limit, newestFirst: true,
            said => session.User is { } reader && (stretch.Room.Length == 0 || FindRoom(stretch) is { } room && HistoryAccess.MaySee(room, reader.Id, said)));
        // Looked at anew: it may have been put out meanwhile.
        if (session.User is not { } user || !MayRead(user, stretch))
            return;
        foreach (var message in said)
            lines.Write(router.Render(message, session.View with { IsPast = true }));
    }

    private bool MayRead(User user, Stretch stretch) => stretch.Room.Length == 0
        ? world.ConversationsOf(user.Id).Any(conversation => conversation.Ref.Id == stretch.PlaceId)
        : FindRoom(stretch) is { } room && RoomRules.MayRead(room, user.Origin);

    private Room? FindRoom(Stretch stretch) => world.FindRoom(stretch.Room) is { } room && room.Ref.Id == stretch.PlaceId ? room : null;

    /// <summary>What of one place is shown: exclusive bounds in microseconds; the name of the room, or empty for a conversation.</summary>
    private readonly record struct Stretch(long PlaceId, string Room, long After, long UpTo);
}
