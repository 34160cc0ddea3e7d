using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChatOn.Storage.Sqlite;

/// <summary>The connections that checkpoint: one that copies the WAL into the database, one that keeps the WAL from starting again too early.</summary>
internal sealed class CheckpointConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteConnection _pinConnection;
    private readonly Statement _pin;

    public CheckpointConnection(Database database)
    {
        _connection = database.OpenCheckpointer();
        _pinConnection = database.OpenReader();
        _pin = new Statement(_pinConnection, "SELECT one FROM store");
    }

    /// <summary>
    /// Holds a read transaction on the newest page of the WAL. Once all is copied, the next commit would start the WAL from its
    /// beginning and sync its header for that: in a quiet room each message would pay for a sync, after each second's checkpoint.
    /// </summary>
    public void Pin()
    {
        _pin.Reset();
        _pin.Step();
    }

    public void Unpin() => _pin.Reset();

    /// <summary>Syncs the WAL, copies what no reader needs and syncs the database, while commits and reads go on.</summary>
    /// <param name="pages">Pages in the WAL.</param>
    /// <param name="copied">How many of them are copied.</param>
    /// <returns>False when another process checkpoints at this moment.</returns>
    public bool TryCopy(out int pages, out int copied) => Run(raw.SQLITE_CHECKPOINT_PASSIVE, out pages, out copied);

    /// <summary>Copies all and lets the next commit start the WAL from its beginning; false when somebody else reads in it.</summary>
    /// <param name="patienceMilliseconds">How long to wait for other processes.</param>
    /// <param name="empty">Whether the file is cut to nothing too.</param>
    public bool TryRestart(int patienceMilliseconds, bool empty)
    {
        _ = raw.sqlite3_busy_timeout(_connection.Handle!, patienceMilliseconds);
        return Run(empty ? raw.SQLITE_CHECKPOINT_TRUNCATE : raw.SQLITE_CHECKPOINT_RESTART, out _, out _);
    }

    public void Dispose()
    {
        _pin.Dispose();
        _pinConnection.Dispose();
        _connection.Dispose();
    }

    private bool Run(int mode, out int pages, out int copied)
    {
        var result = raw.sqlite3_wal_checkpoint_v2(_connection.Handle!, "main", mode, out pages, out copied);
        if (result is not (raw.SQLITE_OK or raw.SQLITE_BUSY))
            SqliteException.ThrowExceptionForRC(result, _connection.Handle);
        return result == raw.SQLITE_OK;
    }
}
