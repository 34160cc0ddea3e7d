using System.Net.Sockets;

namespace ChatOn.Host.Listening;

/// <summary>One connection's place in the <see cref="ConnectionGate"/>, given back when its socket is closed.</summary>
internal sealed class ConnectionLease(ConnectionGate gate, Socket socket) : IDisposable
{
    private string? _protocol;

    /// <summary>The address it counts for; belongs to the gate.</summary>
    public AddressKey? Key { get; set; }

    /// <inheritdoc cref="ConnectionGate.Hurry"/>
    public CancellationToken Hurry => gate.Hurry;

    /// <summary>Counts the connection in the metrics until it is gone, or counts as something else.</summary>
    public void CountAs(string protocol)
    {
        Uncount();
        _protocol = protocol;
        gate.Metrics.Connected(protocol);
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
