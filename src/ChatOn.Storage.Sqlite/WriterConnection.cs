using ChatOn.Server.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChatOn.Storage.Sqlite;

/// <summary>The one connection that writes, with its statements. After a failure it is closed and a new one opened, which learns from the database what there is.</summary>
internal sealed class WriterConnection : IDisposable
{
    // SQLITE_DBSTATUS_CACHE_WRITE counts the pages written; in this journal mode all go to the WAL.
    private const int PagesWritten = 9;

    private readonly SqliteConnection _connection;
    private readonly KnownRooms _rooms;
    private readonly ErasedSenders _senders;
    private readonly ErasedEntries _entries;
    private readonly Tail _tail;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly RecordWriter _records;
    private readonly TailSpreading _spreading;
    private readonly HistoryRemoval _removal;
    private readonly SenderRemoval _senderRemoval;
    private readonly EntryRemoval _entryRemoval;
    private readonly HistoryRenewal _renewal;

    public WriterConnection(SqliteConnection connection, KnownRooms rooms, ErasedSenders senders, ErasedEntries entries, Tail tail)
    {
        _connection = connection;
        _rooms = rooms;
        _senders = senders;
        _entries = entries;
        _tail = tail;
        _begin = new Statement(connection, "BEGIN IMMEDIATE");
        _commit = new Statement(connection, "COMMIT");
        _records = new RecordWriter(connection, rooms, senders, entries);
        _spreading = new TailSpreading(connection, tail);
        _removal = new HistoryRemoval(connection);
        _senderRemoval = new SenderRemoval(connection, senders);
        _entryRemoval = new EntryRemoval(connection, entries);
        _renewal = new HistoryRenewal(connection);
        LoadRooms();
        LoadErasedSenders();
        LoadErasedEntries();
        LoadTail();
    }

    /// <summary>True once COMMIT was begun: a failure after that may leave the outcome open.</summary>
    public bool IsCommitting { get; private set; }

    /// <summary>No stored document is larger, in bytes.</summary>
    public long LargestDocument => _records.LargestDocument;

    /// <summary>How many pages were written to the WAL since the last call.</summary>
    public int TakePages()
    {
        _ = raw.sqlite3_db_status(_connection.Handle!, PagesWritten, out var pages, out _, resetFlg: 1);
        return pages;
    }

    /// <summary>Stores the records; true when they made something unreadable.</summary>
    public bool Write(IReadOnlyList<JournalRecord> records)
    {
        _begin.Run();
        _records.Begin();
        // By index: enumerating through the interface would allocate.
        for (var i = 0; i < records.Count; i++)
            _records.Write(records[i]);
        Commit();
        _tail.Apply(_records.Changes);
        return _records.HasErased;
    }

    /// <summary>Empties the tail into the clustered tables.</summary>
    public bool SpreadTail()
    {
        _begin.Run();
        _spreading.Spread(_tail.HasErased);
        Commit();
        // Only now, so that each entry is always found in one of the two.
        _tail.Clear();
        return true;
    }

    /// <summary>Removes one piece of unreadable history. The tail must hold none.</summary>
    public RemovalProgress RemovePiece()
    {
        _begin.Run();
        var progress = RemoveEntries();
        if (progress == RemovalProgress.Nothing)
            progress = _removal.RemovePiece();
        if (progress == RemovalProgress.Nothing)
            progress = _renewal.RenewPiece();
        Commit();
        return progress;
    }

    /// <summary>What somebody wants to be gone is removed first, and its last copies with it.</summary>
    private RemovalProgress RemoveEntries()
    {
        var progress = _entryRemoval.RemovePiece();
        if (progress == RemovalProgress.Nothing)
            progress = _senderRemoval.RemovePiece();
        if (progress == RemovalProgress.Finished)
            _renewal.Ask();
        return progress;
    }

    /// <summary>Closes; a transaction that is still open is undone.</summary>
    public void Dispose()
    {
        _rooms.Forget();
        _begin.Dispose();
        _commit.Dispose();
        _records.Dispose();
        _spreading.Dispose();
        _removal.Dispose();
        _senderRemoval.Dispose();
        _entryRemoval.Dispose();
        _renewal.Dispose();
        _connection.Dispose();
    }

    private void Commit()
    {
        IsCommitting = true;
        _commit.Run();
        IsCommitting = false;
        _rooms.Keep();
        _senders.Keep();
        _entries.Keep();
    }

    private void LoadRooms()
    {
        using var rows = new Statement(_connection, "SELECT id, name, trimmed_before, last_time FROM rooms");
        var rooms = new List<KnownRoom>();
        while (rows.Step())
        {
            var room = new RoomRef(rows.Int64(0), rows.Text(1));
            rooms.Add(new KnownRoom(room) { TrimmedBefore = rows.Int64(2), LastTimeGone = rows.Int64(3) });
        }

        _rooms.Load(rooms);
    }

    private void LoadErasedSenders()
    {
        using var rows = new Statement(_connection, "SELECT id FROM erased_senders");
        var senders = new List<long>();
        while (rows.Step())
            senders.Add(rows.Int64(0));
        _senders.Load(senders);
    }

    private void LoadErasedEntries()
    {
        using var rows = new Statement(_connection, "SELECT of_room, of_time, edits_to, tombstone FROM erased_entries");
        var entries = new Dictionary<(long Room, long Time), ErasedEntry>();
        while (rows.Step())
            entries.Add((rows.Int64(0), rows.Int64(1)), new ErasedEntry(rows.Bytes(3).ToArray(), rows.Int64(2)));
        _entries.Load(entries);
    }

    private void LoadTail()
    {
        using var rows = new Statement(_connection, $"SELECT room, {HistoryRow.Columns} FROM tail ORDER BY seq");
        var records = new List<HistoryRecord>();
        var hasErased = false;
        var erasures = new Erasures(_senders.Stored, _entries.Stored);
        while (rows.Step())
        {
            var time = rows.Int64(1);
            var room = _rooms.Find(rows.Int64(0));
            room?.LastTime = Math.Max(time, room.LastTimeGone);
            var record = room is null || time < room.TrimmedBefore ? null : HistoryRow.Read(rows, room.Ref, first: 1);
            var shown = record is null ? null : erasures.Show(record);
            hasErased |= shown is null || !ReferenceEquals(shown, record);
            if (shown is not null)
                records.Add(shown);
        }

        _tail.Load(records, hasErased);
    }
}
