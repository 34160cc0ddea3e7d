using System.Net;

namespace ChatOn.Server.Connections;

/// <summary>One connected peer as bytes in, bytes out. Plain sockets, TLS, WebSocket and the test kit implement it.</summary>
/// <remarks>
/// Input goes the other way, through <see cref="Connection"/>: after each <see cref="Connection.Received"/> the transport reads no
/// more until <see cref="Resume"/> is called, so one read per connection is in flight and the peer's own buffers push back.
/// </remarks>
public interface ITransport
{
    /// <summary>Who is at the other end, after PROXY, WEBIRC or Forwarded rules.</summary>
    Peer Peer { get; }

    /// <summary>
    /// Sends without blocking. Called on the loop's thread only. True: all bytes were taken (sent, or owned by one pending
    /// send). False: a send is still pending, nothing was taken, and <see cref="Connection.Drained"/> follows when it is done.
    /// </summary>
    /// <param name="bytes">Whole lines, each ended by CR LF (classic: LF). Valid only during the call.</param>
    bool TrySend(ReadOnlySpan<byte> bytes);

    /// <summary>Lets the transport read again. Called on the loop's thread, once after each <see cref="Connection.Received"/>.</summary>
    void Resume();

    /// <summary>A trusted gateway has said for whom it speaks: the connection is that peer's, and counts as such. Called on the loop's thread.</summary>
    /// <returns>Why it may not be, for people to read; null when it is.</returns>
    string? Introduce(Peer peer);

    /// <summary>Closes after what is pending was sent, or after a short bounded wait. Idempotent.</summary>
    void Close();
}

/// <summary>What the server knows of the other end of a connection.</summary>
/// <param name="Address">The address that counts for every rule (IPv4-mapped addresses are unmapped).</param>
/// <param name="IsSecure">Whether the bytes came through TLS that ended here or at a trusted proxy.</param>
/// <param name="CertificateFingerprint">SHA-256 of the client certificate, lower-case hex, or null.</param>
/// <param name="Via">How the peer came, for logs and WHOIS: "plain", "TLS 1.3", "WebSocket", "WebSocket over TLS".</param>
public sealed record Peer(IPAddress Address, bool IsSecure, string? CertificateFingerprint, string Via)
{
    /// <summary>
    /// What binds a log-in to this connection: tls-server-end-point, a hash of the certificate that the peer was shown
    /// (https://www.rfc-editor.org/rfc/rfc5929#section-4). Null without TLS, where TLS ended elsewhere, over HTTP, and for a certificate that
    /// has none.
    /// </summary>
    public ReadOnlyMemory<byte>? EndPointBinding { get; init; }

    /// <summary>What the browser at the other end keeps to log in with; null for none.</summary>
    public StoredLogIn? StoredLogIn { get; init; }

    /// <summary>Name of the WEBIRC gateway that speaks for the peer; null for most.</summary>
    public string? Gateway { get; init; }

    /// <summary>Whether the peer is on this machine.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Address);
}

/// <summary>Which protocol the first bytes of a connection announced.</summary>
public enum Entry
{
    /// <summary>An IRC client (also over WebSocket).</summary>
    Irc,

    /// <summary>An IRC client that was already shown the classic prompt: the server starts its answer on a new line.</summary>
    IrcAfterPrompt,

    /// <summary>A classic client that has been sent the four bytes <c>NICK</c> by the sniffer.</summary>
    Classic,
}
