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
    /// <param name="later">Turns that wait behind it: a document that one of them writes too must not be written over by the older one.</param>
    public void Lost(Turn turn, IEnumerable<Turn> later)
    {
        var newer = later.SelectMany(each => each.Records).Select(DocumentOf).OfType<(DocumentKind, string)>().ToHashSet();
        _facts.AddRange(turn.Facts.Where(fact => DocumentOf(fact) is not { } document || !newer.Contains(document)));
        foreach (var record in turn.Records.OfType<HistoryRecord>())
        {
            // What was said, edited or redacted was shown to nobody.
            if (!record.Kind.IsSaid())
                _gaps[record.Room.Id] = record.Room;
        }
    }

    private static (DocumentKind Kind, string Key)? DocumentOf(JournalRecord record) => record switch
    {
        DocumentSaved saved => (saved.Kind, saved.Key),
        DocumentRemoved removed => (removed.Kind, removed.Key),
        _ => null,
    };

    /// <summary>A turn with records is about to be stored.</summary>
    public void Submitting(Turn turn)
    {
        if (_facts.Count == 0 && _gaps.Count == 0)
            return;
        turn.AddEarlier(_facts);
        _facts.Clear();
        foreach (var place in _gaps.Values)
        {
            // The name may have been lost with the turn, or another since.
            if (world.Rooms.FirstOrDefault(room => room.Ref.Id == place.Id) is { KeepsHistory: true } room)
            {
                var time = room.NextTime(clock.Now);
                turn.Add(HistoryCodec.Encode(room.Ref, new GapLeft(_server, time, place.Id, room.Name), time));
            }
        }

        _gaps.Clear();
    }
}
