using ChatOn.Server.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ChatOn.Storage.Sqlite;

/// <summary>An open database and the ports over it.</summary>
public sealed class SqliteStorage : IDisposable
{
    private readonly Checkpointer _checkpointer;
    private readonly SqliteJournal _journal;
    private readonly SqliteHistory _history;

    private SqliteStorage(Database database, SqliteOptions options, TimeProvider time, ILogger logger)
    {
        var walLimitBytes = (long)options.WalLimitMegabytes << 20;
        _checkpointer = new Checkpointer(database, walLimitBytes, time, logger);
        var tail = new Tail();
        var senders = new ErasedSenders();
        var entries = new ErasedEntries();
        _journal = new SqliteJournal(database, _checkpointer, tail, senders, entries, options.Durability, walLimitBytes);
        _history = new SqliteHistory(database, _checkpointer, tail, senders, entries, options.ReadConnections);
        Rooms = new SqliteRooms(database);
        Documents = new SqliteDocuments(database);
        _checkpointer.Start();
    }

    /// <summary>The one way of writing.</summary>
    public IJournal Journal => _journal;

    /// <summary>Reads history.</summary>
    public IHistoryStore History => _history;

    /// <summary>Reads the rooms at start.</summary>
    public IRoomStore Rooms { get; }

    /// <summary>Reads the documents at start.</summary>
    public IDocumentStore Documents { get; }

    internal SqliteJournal SqliteJournal => _journal;

    internal Checkpointer Checkpointer => _checkpointer;

    /// <summary>Opens the folder's database, made or brought to this program's version when needed.</summary>
    /// <exception cref="DatabaseTooNewException">A newer version made it.</exception>
    /// <exception cref="DatabaseForeignException">It is no database of this program.</exception>
    /// <exception cref="RestoreUnfinishedException">A restore was cut short.</exception>
    /// <exception cref="JournalException">It cannot be opened.</exception>
    public static SqliteStorage Open(DataFolder folder, SqliteOptions options, TimeProvider time, ILogger<SqliteStorage> logger)
    {
        var database = new Database(folder.DatabasePath);
        if (!File.Exists(database.Path) && File.Exists(database.AsidePath))
        {
            throw new RestoreUnfinishedException(
                $"A restore was cut short: '{database.Path}' is missing. Run the restore again, or rename '{database.AsidePath}' back to it.");
        }

        try
        {
            database.Create();
            Prepare(database, options);
            return Start(new SqliteStorage(database, options, time, logger));
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"The database '{database.Path}' cannot be opened: {exception.Message}", exception);
        }
    }

    /// <summary>Ends reads and checkpoints and closes. No commit may run or follow.</summary>
    public void Dispose()
    {
        _history.Dispose();
        _checkpointer.Dispose();
        // Last: the last connection to close copies the whole log into the database and removes it.
        _journal.Dispose();
    }

    private static SqliteStorage Start(SqliteStorage storage)
    {
        try
        {
            storage._journal.Open();
            return storage;
        }
        catch (JournalException)
        {
            storage.Dispose();
            throw;
        }
    }

    private static void Prepare(Database database, SqliteOptions options)
    {
        using (var looking = database.OpenReader())
            Schema.Check(looking);
        using var connection = database.OpenWriter(options.Durability, (long)options.WalLimitMegabytes << 20);
        Schema.Migrate(connection);
        EraseConversations(connection);
    }

    /// <summary>Conversations without a name belong to guests of an earlier run: their visits have ended, and their words with them.</summary>
    private static void EraseConversations(SqliteConnection connection) => connection.Execute("""
        BEGIN IMMEDIATE;
        UPDATE store SET last_time = max(
            last_time,
            coalesce((SELECT max(time) FROM tail), 0),
            coalesce((SELECT max(id) FROM rooms WHERE folded IS NULL), 0),
            coalesce((SELECT max(last_time) FROM rooms WHERE folded IS NULL), 0),
            coalesce((SELECT max((SELECT max(time) FROM history WHERE room = rooms.id)) FROM rooms WHERE folded IS NULL), 0));
        INSERT OR REPLACE INTO removals (room) SELECT id FROM rooms WHERE folded IS NULL;
        DELETE FROM room_modes WHERE room IN (SELECT id FROM rooms WHERE folded IS NULL);
        DELETE FROM rooms WHERE folded IS NULL;
        COMMIT;
        """);
}
