using System.Net;
using ChatOn.Server.Connections;

namespace ChatOn.Testing;

/// <summary>A peer without a socket: keeps what it is sent, and can be made to stop reading.</summary>
public sealed class TestTransport(string address, bool isSecure, string? fingerprint = null, StoredLogIn? stored = null) : ITransport
{
    private readonly List<byte> _sent = [];
    private byte[]? _pending;

    public Peer Peer { get; private set; } = new(IPAddress.Parse(address), isSecure, fingerprint, "test") { StoredLogIn = stored };

    /// <summary>False: the next send stays pending, as with a peer that does not read.</summary>
    public bool IsReading { get; set; } = true;

    public bool IsClosed { get; private set; }

    /// <summary>Whether the server wants to read on.</summary>
    public int Resumed { get; private set; }

    /// <summary>Each send as one element.</summary>
    public IReadOnlyList<byte[]> Sends => _sends;

    private readonly List<byte[]> _sends = [];

    public bool TrySend(ReadOnlySpan<byte> bytes)
    {
        if (_pending is not null)
            return false;
        if (!IsReading)
        {
            _pending = bytes.ToArray();
            return true;
        }

        _sent.AddRange(bytes);
        _sends.Add(bytes.ToArray());
        return true;
    }

    /// <summary>The peer reads again: what was pending goes through.</summary>
    /// <returns>Whether something was pending, so that <see cref="IConnection.Drained"/> is due.</returns>
    public bool ReadAgain()
    {
        IsReading = true;
        if (_pending is null)
            return false;
        _sent.AddRange(_pending);
        _sends.Add(_pending);
        _pending = null;
        return true;
    }

    /// <summary>Why nobody else may be introduced; null when anybody may.</summary>
    public string? RefusesOthers { get; set; }

    public string? Introduce(Peer peer)
    {
        if (RefusesOthers is null)
            Peer = peer;
        return RefusesOthers;
    }

    public void Resume() => Resumed++;

    public void Close() => IsClosed = true;

    /// <summary>All bytes since the last call.</summary>
    public byte[] TakeSent()
    {
        var sent = _sent.ToArray();
        _sent.Clear();
        return sent;
    }
}
