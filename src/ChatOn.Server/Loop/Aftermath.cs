using ChatOn.Server.Events;
using ChatOn.Server.History;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Loop;

/// <summary>
/// What is made good with the next turn after one that could not be stored: facts are tried again, and what was noted and shown
/// (joins, parts, ...) leaves a marked gap in the history of its room.
/// </summary>
internal sealed class Aftermath(World world, ServerClock clock, ServerOptions options)
{
    private readonly Dictionary<long, RoomRef> _gaps = [];
    private readonly List<JournalRecord> _facts = [];
    private readonly Origin _server = Origin.OfServer(options.ServerName);

    /// <summary>A turn's records were not stored.</summary>
    public void Lost(Turn turn)
    {
        _facts.AddRange(turn.Facts);
        foreach (var record in turn.Records.OfType<HistoryRecord>())
        {
            if (record.Kind is not (RecordKind.Privmsg or RecordKind.Notice or RecordKind.Tagmsg))
                _gaps[record.Room.Id] = record.Room;
        }
    }

    /// <summary>A turn with records is about to be stored.</summary>
    public void Submitting(Turn turn)
    {
        if (_facts.Count == 0 && _gaps.Count == 0)
            return;
        turn.AddEarlier(_facts);
        _facts.Clear();
        foreach (var place in _gaps.Values)
        {
            if (world.FindRoom(place.Name) is { } room && room.Ref.Id == place.Id && room.KeepsHistory)
            {
                var time = room.NextTime(clock.Now);
                turn.Add(HistoryCodec.Encode(room.Ref, new GapLeft(_server, time, place.Id, room.Name), time));
            }
        }

        _gaps.Clear();
    }
}
