namespace ChatOn.Client;

/// <summary>How a connection is protected, which decides what may be said on it.</summary>
/// <param name="IsTls">Encrypted.</param>
/// <param name="IsLoopback">To this machine itself.</param>
/// <param name="EndPointBinding">The tls-server-end-point of RFC 5929; empty when there is none.</param>
/// <param name="Trust">In words, for people: how the server's key is trusted.</param>
public sealed record ConnectionSecurity(bool IsTls, bool IsLoopback, ReadOnlyMemory<byte> EndPointBinding, string Trust)
{
    /// <summary>Whether a password may be sent as it is.</summary>
    public bool IsPrivate => IsTls || IsLoopback;
}
