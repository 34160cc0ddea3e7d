namespace ChatOn.Host.Administration;

/// <summary>The server that runs on the data folder is another user's.</summary>
public sealed class NotOwnerException : Exception
{
    public NotOwnerException()
    {
    }

    public NotOwnerException(string path)
        : base(Describe(path))
    {
    }

    public NotOwnerException(string path, Exception innerException)
        : base(Describe(path), innerException)
    {
    }

    private static string Describe(string path) =>
        $"The server on the data folder '{path}' answers only to the user it runs as, and to root. Run this as that user, e.g. with sudo -u.";
}
