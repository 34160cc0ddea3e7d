namespace ChatOn.Server.Accounts.Mechanisms;

/// <summary>What a mechanism answers to one response of the client.</summary>
internal abstract record SaslStep
{
    /// <summary>The exchange goes on: these bytes are for the client, which answers them.</summary>
    internal sealed record Challenge(ReadOnlyMemory<byte> Bytes) : SaslStep;

    /// <summary>The client is who it says to be.</summary>
    internal sealed record Succeeded(Credential Credential) : SaslStep;

    /// <summary>The exchange is over without success. The client is not told why.</summary>
    /// <param name="IsOverloaded">Nothing was wrong: too many passwords wait to be checked, and this one was not.</param>
    internal sealed record Failed(bool IsOverloaded = false) : SaslStep;
}
