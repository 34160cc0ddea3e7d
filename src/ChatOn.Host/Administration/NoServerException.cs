namespace ChatOn.Host.Administration;

/// <summary>No server runs on the data folder.</summary>
public sealed class NoServerException : Exception
{
    public NoServerException()
    {
    }

    public NoServerException(string path)
        : base(Describe(path))
    {
    }

    public NoServerException(string path, Exception innerException)
        : base(Describe(path), innerException)
    {
    }

    private static string Describe(string path) =>
        $"No server runs on the data folder '{path}'. Start it with: chaton serve --data {path}; or name another folder with --data.";
}
