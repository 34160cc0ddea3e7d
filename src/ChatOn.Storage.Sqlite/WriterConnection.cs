using ChatOn.Server.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChatOn.Storage.Sqlite;

/// <summary>The one connection that writes, with its statements. After a failure it is closed and a new one opened.</summary>
internal sealed class WriterConnection : IDisposable
{
    // SQLITE_DBSTATUS_CACHE_WRITE counts the pages written; in this journal mode all go to the WAL.
    private const int PagesWritten = 9;

    private readonly SqliteConnection _connection;
    private readonly KnownRooms _rooms;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly RecordWriter _records;
    private readonly HistoryRemoval _removal;

    public WriterConnection(SqliteConnection connection, KnownRooms rooms)
    {
        _connection = connection;
        _rooms = rooms;
        _begin = new Statement(connection, "BEGIN IMMEDIATE");
        _commit = new Statement(connection, "COMMIT");
        _records = new RecordWriter(connection, rooms);
        _removal = new HistoryRemoval(connection);
        rooms.Load(ReadRooms());
    }

    /// <summary>True once COMMIT was begun: a failure after that may leave the outcome open.</summary>
    public bool IsCommitting { get; private set; }

    /// <summary>How many pages were written to the WAL since the last call.</summary>
    public int TakePages()
    {
        _ = raw.sqlite3_db_status(_connection.Handle!, PagesWritten, out var pages, out _, resetFlg: 1);
        return pages;
    }

    /// <summary>Stores the records; true when a room was erased by them.</summary>
    public bool Write(IReadOnlyList<JournalRecord> records)
    {
        var erasures = _records.Erasures;
        _begin.Run();
        // By index: enumerating through the interface would allocate.
        for (var i = 0; i < records.Count; i++)
            _records.Write(records[i]);
        Commit();
        return _records.Erasures > erasures;
    }

    /// <summary>Removes one piece of erased history; false when there is none.</summary>
    public bool RemovePiece()
    {
        _begin.Run();
        var removed = _removal.RemovePiece();
        Commit();
        return removed;
    }

    /// <summary>Closes; a transaction that is still open is undone.</summary>
    public void Dispose()
    {
        _rooms.Undo();
        _begin.Dispose();
        _commit.Dispose();
        _records.Dispose();
        _removal.Dispose();
        _connection.Dispose();
    }

    private void Commit()
    {
        IsCommitting = true;
        _commit.Run();
        IsCommitting = false;
        _rooms.Keep();
    }

    private List<long> ReadRooms()
    {
        using var statement = new Statement(_connection, "SELECT id FROM rooms");
        var rooms = new List<long>();
        while (statement.Step())
            rooms.Add(statement.Int64(0));
        return rooms;
    }
}
