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
internal sealed class JoinPlayback(HistoryReader history, Router router, ChatLoop loop, ServerOptions options)
{
    /// <summary>Starts the playback in the turn of the join; it ends by itself.</summary>
    /// <param name="upTo">The time of joining: later lines are heard live.</param>
    public void Begin(Session session, Room room, long upTo)
    {
        // An old client's first lines are the protocol's own.
        if (session.Capabilities.Has(Capability.Chathistory) || session.View.Format == WireFormat.Old
            || options.History is not { IsEnabled: true, LinesOnJoin: > 0 })
            return;
        _ = PlayAsync(session, room, upTo);
    }

    private async Task PlayAsync(Session session, Room room, long upTo)
    {
        // When this turn is released all that was said before the join is durable; from there on later turns wait.
        await loop.ReleasedAsync();
        session.Output.Hold();
        var lines = new ArrayBufferWriter<byte>();
        try
        {
            var said = await history.ReadAsync(
                room.Ref.Id, after: 0, before: upTo, options.History.LinesOnJoin, newestFirst: true,
                said => session.User is { } reader && HistoryAccess.MaySee(room, reader.Id, said));
            if (session.User is { } user && RoomRules.MayRead(room, user.Origin))
            {
                foreach (var message in said)
                    lines.Write(router.Render(message, session.View with { IsPast = true }));
            }
        }
        catch (JournalException)
        {
            // The store is reported elsewhere; the client joins without a past.
        }
        finally
        {
            session.Output.Unhold(lines.WrittenSpan);
        }
    }
}
