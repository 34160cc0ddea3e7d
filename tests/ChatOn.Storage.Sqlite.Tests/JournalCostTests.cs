using System.Text;
using ChatOn.Server.Storage;

namespace ChatOn.Storage.Sqlite.Tests;

/// <summary>What a message costs in the journal, counted and not timed. A limit is a little above what it is today.</summary>
public sealed class JournalCostTests : IDisposable
{
    private const int Messages = 64;
    private const int Commits = 128;
    private const string Line = ":someone!~user@127.0.0.1 PRIVMSG #room :well I think that the quick brown fox jumps over the lazy dog, again and again";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(Line);

    private readonly SqliteStoreUnderTest _store = new();
    private readonly RoomRef[] _rooms = [.. Enumerable.Range(1, 10).Select(id => new RoomRef(id, $"#room{id}"))];
    private readonly List<JournalRecord> _records = [];
    private long _time = 1_000;

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_message_allocates_next_to_nothing_and_writes_little_spreading_included()
    {
        _ = Commit();
        var pages = _store.Storage.Checkpointer.Gauge.Written;

        var bytes = Commit();

        pages = _store.Storage.Checkpointer.Gauge.Written - pages;
        Assert.True(bytes <= 40 * Messages * Commits, $"{(double)bytes / (Messages * Commits):F1} bytes a message");
        Assert.True(pages <= 40 * Messages * Commits / 100, $"{(double)pages / (Messages * Commits):F3} pages a message");
    }

    /// <summary>Bytes that all the commits allocate, those of the records themselves left out.</summary>
    private long Commit()
    {
        var allocated = 0L;
        for (var commit = 0; commit < Commits; commit++)
        {
            _records.Clear();
            for (var i = 0; i < Messages; i++, _time++)
                _records.Add(new HistoryRecord(_rooms[_time % _rooms.Length], _time, RecordKind.Privmsg, 7, Body) { TextAt = Line.LastIndexOf(':') + 1 });
            var before = GC.GetAllocatedBytesForCurrentThread();
            _store.Journal.Commit(_records);
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return allocated;
    }
}
