using System.Net;
using ChatOn.Server.Connections;

namespace ChatOn.Server.Tests.Costs;

/// <summary>A peer that takes everything and keeps nothing: it only counts, and allocates nothing.</summary>
internal sealed class CountingTransport : ITransport
{
    public Peer Peer { get; } = new(IPAddress.Loopback, IsSecure: false, CertificateFingerprint: null, "test");

    /// <summary>Over a socket each is a system call.</summary>
    public int Sends { get; private set; }

    /// <summary>Lines in them.</summary>
    public int Lines { get; private set; }

    public bool TrySend(ReadOnlySpan<byte> bytes)
    {
        Sends++;
        Lines += bytes.Count((byte)'\n');
        return true;
    }

    public void Resume()
    {
    }

    public string? Introduce(Peer peer) => null;

    public void Close()
    {
    }

    public void Reset() => (Sends, Lines) = (0, 0);
}
