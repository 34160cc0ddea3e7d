namespace ChatOn.Server.Connections;

/// <summary>One connection's way into the chat: frames and parses what arrives and posts it to the loop.</summary>
public sealed class Connection : IConnection
{
    internal Connection(ITransport transport)
    {
        Transport = transport;
    }

    internal ITransport Transport { get; }

    /// <summary>
    /// Bytes arrived. Called by the transport from any thread, one call at a time; it does not read again before
    /// <see cref="ITransport.Resume"/>, which may come at once from within this call's consequences on another thread.
    /// </summary>
    public void Received(ReadOnlySpan<byte> bytes) => _ = bytes;

    /// <summary>The pending send is done: more can be taken. From any thread.</summary>
    public void Drained()
    {
    }

    /// <summary>The peer ended its side, or the connection broke. From any thread, once, after the last <see cref="Received"/>.</summary>
    /// <param name="reason">Readable, e.g. "Connection closed" or "Read error: Connection reset by peer".</param>
    public void Closed(string reason) => _ = reason;
}
