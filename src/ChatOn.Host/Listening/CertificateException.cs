namespace ChatOn.Host.Listening;

/// <summary>A certificate cannot be read, written or used. The message says which file and why.</summary>
public sealed class CertificateException : IOException
{
    public CertificateException()
    {
    }

    public CertificateException(string message)
        : base(message)
    {
    }

    public CertificateException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
