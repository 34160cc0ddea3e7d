namespace ChatOn.Client.Sasl;

/// <summary>One run of a mechanism, on the client's side: https://www.rfc-editor.org/rfc/rfc4422</summary>
internal abstract class SaslClient(string name)
{
    public string Name { get; } = name;

    /// <summary>Whether the server has proven what the mechanism lets it prove.</summary>
    public virtual bool IsServerProven => true;

    /// <summary>Why there was no answer.</summary>
    public string? Failure { get; protected set; }

    /// <summary>Answers a challenge; null when it is not to be answered.</summary>
    public abstract byte[]? Answer(ReadOnlySpan<byte> challenge);
}
