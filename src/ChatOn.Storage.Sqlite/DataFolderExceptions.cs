namespace ChatOn.Storage.Sqlite;

/// <summary>Another server runs on the data folder.</summary>
public sealed class DataFolderInUseException : Exception
{
    public DataFolderInUseException()
    {
    }

    public DataFolderInUseException(string path)
        : base(Describe(path))
    {
    }

    public DataFolderInUseException(string path, Exception innerException)
        : base(Describe(path), innerException)
    {
    }

    private static string Describe(string path) =>
        $"A ChatOn server already runs on the data folder '{path}'. Stop it first, or give this one a folder of its own with --data.";
}

/// <summary>The data folder cannot be made or written.</summary>
public sealed class DataFolderNotWritableException : Exception
{
    public DataFolderNotWritableException()
    {
    }

    public DataFolderNotWritableException(string path)
        : base(Describe(path, "unknown"))
    {
    }

    public DataFolderNotWritableException(string path, Exception innerException)
        : base(Describe(path, innerException.Message), innerException)
    {
    }

    private static string Describe(string path, string reason) =>
        $"The data folder '{path}' cannot be written ({reason}). Make it writable for this user, or name another one with --data.";
}
