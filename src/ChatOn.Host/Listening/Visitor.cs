using System.Net;
using System.Net.Sockets;
using ChatOn.Host.Transports;
using ChatOn.Server.Connections;

namespace ChatOn.Host.Listening;

/// <summary>A connection whose protocol is not known yet: what is known of it so far.</summary>
internal sealed class Visitor : IDisposable
{
    public Visitor(Socket socket, BoundListener listener, ConnectionLease lease, IPAddress address)
    {
        Socket = socket;
        Listener = listener;
        Lease = lease;
        Address = address;
        Stream = new SocketStream(socket, ReadOnlyMemory<byte>.Empty);
    }

    public Socket Socket { get; }

    public BoundListener Listener { get; }

    public ConnectionLease Lease { get; }

    public FirstBytes Bytes { get; } = new();

    /// <summary>Who counts: the peer, or who a trusted proxy says it speaks for.</summary>
    public IPAddress Address { get; set; }

    /// <summary>The socket, or TLS over it.</summary>
    public Stream Stream { get; set; }

    /// <summary>Whether the bytes came through TLS, to here or to a trusted proxy.</summary>
    public bool IsSecure { get; set; }

    /// <summary>Whether somebody else closes the socket and gives back the lease now.</summary>
    public bool IsHandedOver { get; set; }

    public bool IsLoopback => IPAddress.IsLoopback(Address);

    /// <summary>Whether this peer may speak without TLS here.</summary>
    public bool MayBePlain => Listener.Options.Tls != TlsMode.Required && (IsLoopback || Listener.Options.AllowPlainTextFromOtherMachines);

    public Peer ToPeer() => new(Address, IsSecure, CertificateFingerprint: null, IsSecure ? "TLS at a proxy" : "plain");

    public void Dispose()
    {
        Bytes.Dispose();
        if (IsHandedOver)
            return;

        Stream.Dispose();
        Socket.Dispose();
        Lease.Dispose();
    }
}
