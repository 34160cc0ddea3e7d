using System.Net.Sockets;
using ChatOn.Host.Listening;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOn.Host;

/// <summary>Listens on every configured address from start to stop.</summary>
/// <remarks>
/// When the application stops, first nobody new is let in (<see cref="StoppingAsync"/>); then the chat says goodbye and closes its
/// connections in its own stop; then (<see cref="StoppedAsync"/>) their last words are waited for, and whoever is still there is cut.
/// </remarks>
public sealed partial class ListenerService : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(3);

    private readonly HostOptions _options;
    private readonly ConnectionGate _gate;
    private readonly Reception _reception;
    private readonly TimeProvider _time;
    private readonly ILogger<ListenerService> _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Socket> _sockets = [];
    private readonly List<BoundListener> _listeners = [];
    private readonly List<Task> _loops = [];

    internal ListenerService(
        IOptions<HostOptions> options, ConnectionGate gate, Reception reception, TimeProvider time, ILogger<ListenerService> logger)
    {
        _options = options.Value;
        _gate = gate;
        _reception = reception;
        _time = time;
        _logger = logger;
    }

    /// <summary>What is listened on, with true ports. Empty before the start.</summary>
    public IReadOnlyList<BoundListener> Listeners => _listeners;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <exception cref="ListenException">An address cannot be listened on.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            Listen();
        }
        catch (ListenException)
        {
            CloseSockets();
            throw;
        }

        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        CloseSockets();
        await Task.WhenAll(_loops);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _gate.WhenEmptyAsync().WaitAsync(LastWords, _time, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            LogCut(_gate.Count);
            _gate.AbortAll();
        }
    }

    public void Dispose()
    {
        CloseSockets();
        _stopping.Dispose();
    }

    private void Listen()
    {
        var proxies = new NetworkList(_options.ProxyProtocolFrom);
        foreach (var options in _options.Listeners is [] ? [new ListenerOptions()] : _options.Listeners)
        {
            var (listener, sockets) = ListeningSockets.Open(options);
            _listeners.Add(listener);
            _sockets.AddRange(sockets);
            foreach (var socket in sockets)
                _loops.Add(new AcceptLoop(socket, listener, _gate, _reception, proxies, _time, _logger).RunAsync(_stopping.Token));
        }
    }

    private void CloseSockets()
    {
        foreach (var socket in _sockets)
            socket.Dispose();
        _sockets.Clear();
    }

    [LoggerMessage(LogLevel.Information, "{Count} connections were cut at the end")]
    private partial void LogCut(int count);
}
