using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
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
        Protocols = listener.Options.Protocols;
        Lease = lease;
        lease.Listener = listener.Options;
        Address = address;
        Wire = new SocketStream(socket, ReadOnlyMemory<byte>.Empty);
    }

    public Socket Socket { get; }

    public BoundListener Listener { get; }

    public ConnectionLease Lease { get; }

    /// <summary>What it may speak: what the listener does, and no more than it agreed to.</summary>
    public ChatProtocols Protocols { get; set; }

    public FirstBytes Bytes { get; } = new();

    /// <summary>Who counts: the peer, or who a trusted proxy says it speaks for.</summary>
    public IPAddress Address { get; set; }

    /// <summary>The socket as a stream.</summary>
    public SocketStream Wire { get; private set; }

    /// <summary>TLS over it, if it came to that.</summary>
    public SslStream? Tls { get; private set; }

    /// <summary>Where its text is read and written.</summary>
    public Stream Stream => (Stream?)Tls ?? Wire;

    /// <summary>Whether the bytes came through TLS, to here or to a trusted proxy.</summary>
    public bool IsSecure { get; set; }

    public string? CertificateFingerprint { get; set; }

    public ReadOnlyMemory<byte>? EndPointBinding { get; set; }

    /// <summary>Whether somebody else closes the socket and gives back the lease now.</summary>
    public bool IsHandedOver { get; set; }

    public bool IsLoopback => IPAddress.IsLoopback(Address);

    /// <summary>Whether what it says is accepted as it comes: through TLS, or plain from where that is allowed.</summary>
    public bool IsAcceptable => Listener.Options.Accepts(Address, IsSecure);

    /// <summary>Whether the silence rule holds for it.</summary>
    public bool IsPrompted => MaySpeak(ChatProtocols.Classic) && IsAcceptable && IsTrustedPlace;

    private bool IsTrustedPlace => IsLoopback || Listener.Options.AllowPlainTextFromOtherMachines;

    public bool MaySpeak(ChatProtocols protocol) => (Protocols & protocol) != ChatProtocols.None;

    public void Secure(SocketStream wire, SslStream tls)
    {
        Wire = wire;
        Tls = tls;
        IsSecure = true;
    }

    public Peer ToPeer() => new(Address, IsSecure, CertificateFingerprint, Tls is null ? IsSecure ? "TLS at a proxy" : "plain" : TlsVersion())
    {
        EndPointBinding = EndPointBinding,
    };

    public string TlsVersion() => Tls!.SslProtocol == SslProtocols.Tls13 ? "TLS 1.3" : "TLS 1.2";

    public void Dispose()
    {
        Bytes.Dispose();
        if (IsHandedOver)
            return;

        Tls?.Dispose();
        Wire.Dispose();
        Socket.Dispose();
        Lease.Dispose();
    }
}
