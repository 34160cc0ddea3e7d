namespace ChatOn.Client.Connections;

/// <summary>Makes connections to one server.</summary>
public interface IConnector
{
    /// <summary>What people call the server.</summary>
    string Server { get; }

    /// <exception cref="IOException">It cannot be reached.</exception>
    /// <exception cref="TrustException">It is not the server that it was.</exception>
    Task<ILineConnection> ConnectAsync(CancellationToken cancellationToken);
}
