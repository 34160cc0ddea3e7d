namespace ChatOn.Client.Connections;

/// <summary>A connection to a server that carries lines.</summary>
public interface ILineConnection : IAsyncDisposable
{
    ConnectionSecurity Security { get; }

    /// <summary>The next line without its ending, valid until the next call; null at the end. Lines that are too long are left out.</summary>
    /// <exception cref="IOException">The connection is broken.</exception>
    ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Sends whole lines with CR LF, in one piece or several.</summary>
    /// <exception cref="IOException">The connection is broken.</exception>
    ValueTask SendAsync(IReadOnlyList<byte[]> lines, CancellationToken cancellationToken);
}
