using System.Net;
using ChatOn.Host.Listening;

namespace ChatOn.Host.Http;

/// <summary>Who is at the other end of an HTTP connection, as the listener knows it. A feature of the connection and its requests.</summary>
/// <param name="Address">The peer, or who a PROXY header named.</param>
/// <param name="IsSecure">Through TLS, to here or to a trusted proxy.</param>
internal sealed record HttpPeer(IPAddress Address, bool IsSecure, BoundListener Listener)
{
    /// <summary>Through a proxy, whose port is not that of the listener.</summary>
    public bool IsForwarded { get; init; }

    public bool IsLoopback => IPAddress.IsLoopback(Address);

    /// <summary>Whether what it says is accepted without going to HTTPS first.</summary>
    public bool IsAcceptable => Listener.Options.Accepts(Address, IsSecure);
}
