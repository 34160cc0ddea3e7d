using ChatOn.Server.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChatOn.Storage.Sqlite;

/// <summary>The journal over SQLite. One thread calls it.</summary>
internal sealed class SqliteJournal(
    Database database,
    Checkpointer checkpointer,
    Tail tail,
    ErasedSenders senders,
    ErasedEntries entries,
    Durability durability,
    long walLimitBytes) : IJournal, IDisposable
{
    private readonly KnownRooms _rooms = new();
    private WriterConnection? _writer;
    private bool _mayHaveErased = true;
    private bool _isClosed;

    /// <summary>A test's small disk: the database may have so many pages. Set while nothing commits.</summary>
    internal long? MaxPages
    {
        get;
        set
        {
            field = value;
            Discard();
        }
    }

    /// <summary>Opens the writing connection, which makes the tail readable.</summary>
    public void Open() => InTransaction(static _ => true);

    public void Commit(IReadOnlyList<JournalRecord> records)
    {
        var largestDocument = _writer?.LargestDocument ?? DocumentSaved.MaxBodyBytes;
        checkpointer.WaitForRoom(MostPages(records, largestDocument) + (tail.IsFull ? tail.MostPages : 0));
        lock (checkpointer.Commits)
        {
            if (tail.IsFull)
                InTransaction(static writer => writer.SpreadTail());
            var hasErased = InTransaction(writer => writer.Write(records));
            _mayHaveErased |= hasErased;
        }
    }

    public bool Maintain()
    {
        if (!_mayHaveErased && !tail.IsWorthSpreading)
            return false;
        checkpointer.WaitForRoom(Math.Max(tail.MostPages, RemovalPiece.MostPages));
        lock (checkpointer.Commits)
        {
            if (tail.IsWorthSpreading)
                return InTransaction(static writer => writer.SpreadTail());
            var progress = InTransaction(static writer => writer.RemovePiece());
            // The log has what was removed as it was before.
            if (progress == RemovalProgress.Finished)
                checkpointer.EmptyLog();
            return _mayHaveErased = progress != RemovalProgress.Nothing;
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        Discard();
    }

    private static string Describe(SqliteException exception) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => "The disk is full.",
        raw.SQLITE_BUSY => "Another process has locked the database.",
        _ => $"The database could not be written: {exception.Message}",
    };

    /// <summary>Those errors of a COMMIT come before the record that makes it valid is written; after others it may be on the disk.</summary>
    private static bool IsUndone(SqliteException exception) =>
        exception.SqliteErrorCode is raw.SQLITE_FULL or raw.SQLITE_BUSY or raw.SQLITE_CONSTRAINT or raw.SQLITE_CANTOPEN;

    /// <summary>
    /// More pages than the records can take, so that the log's limit holds: in each tree that is touched up to three neighbours
    /// and their parent are written, and pages are at least half full. A document is in one tree, and what it replaces is overwritten.
    /// </summary>
    private static long MostPages(IReadOnlyList<JournalRecord> records, long largestDocument)
    {
        const int PagesPerPlace = 4;
        var places = 4;
        var bytes = 0L;
        for (var i = 0; i < records.Count; i++)
        {
            switch (records[i])
            {
                case HistoryRecord history:
                    bytes += history.Body.Length + 64;
                    break;
                case EntryErased erased:
                    places += 4;
                    bytes += erased.Tombstone.Length + HistoryRecord.MaxBodyBytes;
                    break;
                case DocumentSaved or DocumentRemoved:
                    places++;
                    bytes += largestDocument + ((records[i] as DocumentSaved)?.Body.Length ?? 0);
                    break;
                default:
                    places += 4;
                    break;
            }
        }

        return (PagesPerPlace * places) + (2 * bytes / Database.PageBytes);
    }

    private T InTransaction<T>(Func<WriterConnection, T> work)
    {
        if (_isClosed)
            throw new JournalException("The store is closed.");
        var isDone = false;
        try
        {
            _writer ??= OpenWriter();
            var result = work(_writer);
            checkpointer.Committed(_writer.TakePages());
            isDone = true;
            return result;
        }
        catch (SqliteException exception)
        {
            throw new JournalException(Describe(exception), exception)
            {
                OutcomeUnknown = _writer is { IsCommitting: true } && !IsUndone(exception),
            };
        }
        finally
        {
            // Whatever state a failure left the connection in, the next commit begins with a new one.
            if (!isDone)
                Discard();
        }
    }

    private WriterConnection OpenWriter()
    {
        var connection = database.OpenWriter(durability, walLimitBytes);
        try
        {
            if (MaxPages is { } pages)
                connection.Execute($"PRAGMA max_page_count = {pages}");
            _mayHaveErased = true;
            return new WriterConnection(connection, _rooms, senders, entries, tail);
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    private void Discard()
    {
        _writer?.Dispose();
        _writer = null;
    }
}
