using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatOn.Host.Tests.Browser.Kit;

/// <summary>Stands between pages and their server: hands everything on, breaks the line when told, or speaks IRC to them itself.</summary>
internal sealed class Front : IAsyncDisposable
{
    private const int MostHeadBytes = 16 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly List<TcpClient> _open = [];
    private readonly List<Task> _serving = [];
    private readonly int _port;
    private readonly Func<HostileIrc, Task>? _irc;
    private readonly Task _accepting;
    private bool _isBroken;

    /// <param name="port">The server's, for what is not answered here.</param>
    /// <param name="irc">Speaks IRC to each WebSocket; null to hand those on as well.</param>
    public Front(int port, Func<HostileIrc, Task>? irc = null)
    {
        _port = port;
        _irc = irc;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    /// <summary>Ends all connections, and every new one, until it is mended.</summary>
    public void Break()
    {
        lock (_gate)
        {
            _isBroken = true;
            foreach (var client in _open)
                Reset(client);
            _open.Clear();
        }
    }

    public void Mend()
    {
        lock (_gate)
            _isBroken = false;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        Break();
        await _accepting;
        await Task.WhenAll(_serving);
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                if (Keep(client))
                    _serving.Add(ServeAsync(client));
            }
            catch (Exception exception) when (IsGone(exception))
            {
                // The listener has been stopped, or somebody left before they were let in.
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            var stream = client.GetStream();
            var head = await ReadHeadAsync(stream);
            if (_irc is not null && Encoding.ASCII.GetString(head).StartsWith("GET /ws ", StringComparison.Ordinal))
                await _irc(await HostileIrc.AcceptAsync(stream, Encoding.ASCII.GetString(head), _stopping.Token));
            else
                await HandOnAsync(stream, head);
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // One side has left, or the line was broken.
        }
        finally
        {
            client.Dispose();
        }
    }

    private async Task HandOnAsync(NetworkStream stream, byte[] head)
    {
        using var server = new TcpClient { NoDelay = true };
        await server.ConnectAsync(IPAddress.Loopback, _port, _stopping.Token);
        if (!Keep(server))
            return;
        var behind = server.GetStream();
        await behind.WriteAsync(head, _stopping.Token);
        await Task.WhenAny(stream.CopyToAsync(behind, _stopping.Token), behind.CopyToAsync(stream, _stopping.Token));
    }

    private async Task<byte[]> ReadHeadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (head.Count < MostHeadBytes && !(head.Count >= 4 && head[^1] == '\n' && head[^2] == '\r' && head[^3] == '\n' && head[^4] == '\r'))
        {
            await stream.ReadExactlyAsync(one, _stopping.Token);
            head.Add(one[0]);
        }

        return [.. head];
    }

    private bool Keep(TcpClient client)
    {
        lock (_gate)
        {
            if (!_isBroken)
            {
                client.NoDelay = true;
                _open.Add(client);
                return true;
            }
        }

        Reset(client);
        return false;
    }

    private static void Reset(TcpClient client)
    {
        try
        {
            client.Client?.Close(0);
        }
        catch (ObjectDisposedException)
        {
            // It is gone already.
        }
    }

    private static bool IsGone(Exception exception) =>
        exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException
            or System.Net.WebSockets.WebSocketException;
}
