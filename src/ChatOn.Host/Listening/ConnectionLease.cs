using System.Net.Sockets;
using ChatOn.Server.Connections;

namespace ChatOn.Host.Listening;

/// <summary>One connection's place in the <see cref="ConnectionGate"/>, given back when its socket is closed.</summary>
internal sealed class ConnectionLease(ConnectionGate gate, Socket socket) : IDisposable
{
    private string? _protocol;

    /// <summary>The address it counts for; belongs to the gate.</summary>
    public AddressKey? Key { get; set; }

    /// <summary>Where it came in.</summary>
    public ListenerOptions? Listener { get; set; }

    /// <inheritdoc cref="ConnectionGate.Hurry"/>
    public CancellationToken Hurry => gate.Hurry;

    /// <summary>Counts the connection in the metrics until it is gone, or counts as something else.</summary>
    public void CountAs(string protocol)
    {
        Uncount();
        _protocol = protocol;
        gate.Metrics.Connected(protocol);
    }

    /// <summary>A gateway has said whom it speaks for: the connection counts for that one, by the rules for that one.</summary>
    /// <returns>Why not; null when it does.</returns>
    public string? Introduce(Peer peer)
    {
        if (Listener?.Accepts(peer.Address, peer.IsSecure) != true)
        {
            gate.Metrics.Refused(Refusals.PlainText);
            return "Plain text is not accepted from other machines; a gateway has to come with TLS and to say that its client did (secure)";
        }

        if (gate.TryMove(this, peer.Address, out string? refusal))
            return null;
        gate.Metrics.Refused(refusal!);
        return Refusals.TextOf(refusal);
    }

    /// <summary>Resets the connection.</summary>
    public void Abort() => socket.Close(0);

    public void Dispose()
    {
        gate.Leave(this);
        Uncount();
    }

    private void Uncount()
    {
        if (Interlocked.Exchange(ref _protocol, null) is { } protocol)
            gate.Metrics.Disconnected(protocol);
    }
}
