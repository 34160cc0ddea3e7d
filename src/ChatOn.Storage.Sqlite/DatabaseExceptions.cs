namespace ChatOn.Storage.Sqlite;

/// <summary>The database was made by a newer version of this program; it was not touched.</summary>
public sealed class DatabaseTooNewException : Exception
{
    public DatabaseTooNewException()
    {
    }

    public DatabaseTooNewException(string message)
        : base(message)
    {
    }

    public DatabaseTooNewException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal DatabaseTooNewException(string path, int found, int known)
        : base($"The database '{path}' has version {found}, and this program knows versions up to {known}. "
            + "Run the newer ChatOn that wrote it, or restore a backup made by this one.")
    {
        Found = found;
        Known = known;
    }

    /// <summary>The database's version.</summary>
    public int Found { get; }

    /// <summary>The newest version that this program knows.</summary>
    public int Known { get; }
}

/// <summary>The file is no database of this program; it was not touched.</summary>
public sealed class DatabaseForeignException : Exception
{
    public DatabaseForeignException()
    {
    }

    public DatabaseForeignException(string path)
        : base($"'{path}' is not a ChatOn database. Move it away, or name another data folder.")
    {
    }

    public DatabaseForeignException(string path, Exception innerException)
        : base($"'{path}' is not a ChatOn database, or is damaged. Restore a backup, or name another data folder.", innerException)
    {
    }
}

/// <summary>A restore was cut short after it had put the old database aside and before the new one was in its place.</summary>
public sealed class RestoreUnfinishedException : Exception
{
    public RestoreUnfinishedException()
    {
    }

    public RestoreUnfinishedException(string message)
        : base(message)
    {
    }

    public RestoreUnfinishedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A backup could not be made or restored; the message says why and what to do. Nothing was replaced.</summary>
public sealed class BackupException : Exception
{
    public BackupException()
    {
    }

    public BackupException(string message)
        : base(message)
    {
    }

    public BackupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
