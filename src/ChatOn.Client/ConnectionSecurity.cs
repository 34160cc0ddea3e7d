namespace ChatOn.Client;

/// <summary>How a connection is protected, which decides what may be said on it.</summary>
/// <param name="IsTls">Encrypted.</param>
/// <param name="IsLoopback">To this machine itself.</param>
/// <param name="EndPointBinding">The tls-server-end-point of RFC 5929; empty when there is none.</param>
/// <param name="Trust">In words, for people: how the server's key is trusted.</param>
/// <param name="NewKey">The fingerprint of a key that is met for the first time, to be compared by people; null when it is trusted for another reason.</param>
public sealed record ConnectionSecurity(bool IsTls, bool IsLoopback, ReadOnlyMemory<byte> EndPointBinding, string Trust, string? NewKey = null)
{
    /// <summary>Whether a password may be sent as it is.</summary>
    public bool IsPrivate => IsTls || IsLoopback;
}
