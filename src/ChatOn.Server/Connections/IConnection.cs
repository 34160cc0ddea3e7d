namespace ChatOn.Server.Connections;

/// <summary>The chat's end of one connection, fed by its <see cref="ITransport"/>.</summary>
public interface IConnection
{
    /// <summary>
    /// Bytes arrived. Called by the transport from any thread, one call at a time; it does not read again before
    /// <see cref="ITransport.Resume"/>, which may come at once from within this call's consequences on another thread.
    /// </summary>
    void Received(ReadOnlySpan<byte> bytes);

    /// <summary>The pending send is done: more can be taken. From any thread.</summary>
    void Drained();

    /// <summary>
    /// The peer ended its side, the connection broke, or it was closed. From any thread, once, after the last <see cref="Received"/>.
    /// What is sent still arrives at a peer that only ended its own side, until the chat calls <see cref="ITransport.Close"/>: it always must.
    /// </summary>
    /// <param name="reason">Readable, e.g. "Connection closed" or "Read error: Connection reset by peer".</param>
    void Closed(string reason);
}
