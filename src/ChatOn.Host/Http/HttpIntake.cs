using System.Globalization;
using System.Net;
using System.Threading.Channels;
using ChatOn.Host.Listening;
using Microsoft.AspNetCore.Connections;

namespace ChatOn.Host.Http;

/// <summary>The only place Kestrel gets connections from: those that turned out to speak HTTP.</summary>
internal sealed class HttpIntake(TimeProvider time) : IConnectionListenerFactory, IConnectionListener
{
    private readonly Channel<ConnectionContext> _connections = Channel.CreateUnbounded<ConnectionContext>();
    private long _lastId;

    /// <summary>A label: Kestrel wants an address, and nothing listens there.</summary>
    public EndPoint EndPoint { get; private set; } = new IPEndPoint(IPAddress.Loopback, 0);

    /// <summary>Hands a connection over to Kestrel.</summary>
    public void Take(Visitor visitor)
    {
        visitor.Lease.CountAs("http");
        visitor.IsHandedOver = true;
        string id = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
        var connection = new HttpConnection(visitor, time, id);
        connection.Start();
        if (!_connections.Writer.TryWrite(connection))
            connection.Abort(new ConnectionAbortedException("The server stops"));
    }

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        EndPoint = endpoint;
        return ValueTask.FromResult<IConnectionListener>(this);
    }

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await _connections.Reader.WaitToReadAsync(cancellationToken))
        {
            if (_connections.Reader.TryRead(out var connection))
                return connection;
        }

        return null;
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _connections.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => UnbindAsync();
}
