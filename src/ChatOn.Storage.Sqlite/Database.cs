using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChatOn.Storage.Sqlite;

/// <summary>The database file and the kinds of connections to it.</summary>
internal sealed class Database(string path)
{
    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "chaton.db";

    /// <summary>Bytes in a page, SQLite's own default. A commit of one message writes one or two.</summary>
    public const int PageBytes = 4096;

    /// <summary>Bytes that a page takes in the write-ahead log, with its header.</summary>
    public const int FrameBytes = PageBytes + 24;

    private const int BusyMilliseconds = 5000;

    public string Path => path;

    /// <summary>What a restore calls the database that it replaces, until it is done.</summary>
    public string AsidePath => path + ".before-restore";

    /// <summary>Makes the file when it is missing, readable by its owner alone; SQLite gives the files beside it the same mode.</summary>
    public void Create()
    {
        if (File.Exists(path))
            return;
        // Closed again before SQLite opens it: closing a file drops the locks that the process has on it.
        using var created = new FileStream(path, FilesOfOne.Create(FileMode.CreateNew));
    }

    public SqliteConnection OpenWriter(Durability durability, long walLimitBytes)
    {
        var connection = Open(SqliteOpenMode.ReadWrite, BusyMilliseconds);
        try
        {
            // NORMAL: no sync in a commit, but one of the WAL's header when the WAL starts again from its beginning. Without
            // that one (OFF) a power failure could mix old and new pages. What is removed is overwritten with zeros.
            connection.Execute($"""
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = {(durability == Durability.Power ? "FULL" : "NORMAL")};
                PRAGMA wal_autocheckpoint = 0;
                PRAGMA journal_size_limit = {walLimitBytes};
                PRAGMA cache_size = -16384;
                PRAGMA temp_store = MEMORY;
                PRAGMA secure_delete = ON;
                """);
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    public SqliteConnection OpenReader() => Open(SqliteOpenMode.ReadOnly, BusyMilliseconds);

    /// <summary>Opened for writing because a checkpoint writes; NORMAL makes it sync the WAL before and the database after it copies.</summary>
    public SqliteConnection OpenCheckpointer()
    {
        var connection = Open(SqliteOpenMode.ReadWrite, busyMilliseconds: 0);
        connection.Execute("PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0;");
        return connection;
    }

    private SqliteConnection Open(SqliteOpenMode mode, int busyMilliseconds)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            _ = raw.sqlite3_busy_timeout(connection.Handle!, busyMilliseconds);
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }
}
