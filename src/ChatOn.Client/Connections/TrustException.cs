namespace ChatOn.Client.Connections;

/// <summary>A server's key is not the one that is trusted. Trying again is of no use: a person has to decide.</summary>
public sealed class TrustException : Exception
{
    public TrustException()
    {
    }

    public TrustException(string message)
        : base(message)
    {
    }

    public TrustException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
