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
internal sealed class JoinPlayback(IHistoryStore store, Router router, ChatLoop loop, ServerOptions options)
{
    /// <summary>Starts the playback; it ends by itself.</summary>
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
            var range = new HistoryRange(room.Ref.Id, After: 0, Before: upTo, options.History.LinesOnJoin, NewestFirst: true, SaidOnly: true);
            var records = await store.ReadAsync(range, CancellationToken.None);
            if (!session.IsClosed && session.User is { } user && room.Has(user.Id))
                Render(records, session, lines);
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

    private void Render(IReadOnlyList<HistoryRecord> records, Session session, ArrayBufferWriter<byte> lines)
    {
        foreach (var record in records)
        {
            if (HistoryCodec.Decode(record) is { } said)
                lines.Write(router.Render(said, session.View with { IsPast = true }));
        }
    }
}
