namespace ChatOn.Testing.Fuzzing;

/// <summary>Something that must hold of a whole server did not.</summary>
public sealed class FuzzFailureException : Exception
{
    public FuzzFailureException()
    {
    }

    public FuzzFailureException(string message)
        : base(message)
    {
    }

    public FuzzFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Throws unless it holds.</summary>
    internal static void Unless(bool holds, string what)
    {
        if (!holds)
            throw new FuzzFailureException(what);
    }
}
