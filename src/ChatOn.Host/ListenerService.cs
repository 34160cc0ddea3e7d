using System.Net.Sockets;
using ChatOn.Host.Http;
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
    private readonly ChatDoor _door;
    private readonly Reception _reception;
    private readonly ProxyIntroduction _proxies;
    private readonly GatewayList _gateways;
    private readonly ServerCertificates _certificates;
    private readonly HttpServer _http;
    private readonly TimeProvider _time;
    private readonly ILogger<ListenerService> _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Socket> _sockets = [];
    private readonly List<BoundListener> _listeners = [];
    private readonly List<AcceptLoop> _accepting = [];
    private readonly List<Task> _loops = [];
    private Task _loadingCertificates = Task.CompletedTask;

    internal ListenerService(
        IOptions<HostOptions> options,
        ConnectionGate gate,
        ChatDoor door,
        Reception reception,
        ProxyIntroduction proxies,
        GatewayList gateways,
        ServerCertificates certificates,
        HttpServer http,
        TimeProvider time,
        ILogger<ListenerService> logger)
    {
        _options = options.Value;
        _gate = gate;
        _door = door;
        _reception = reception;
        _proxies = proxies;
        _gateways = gateways;
        _certificates = certificates;
        _http = http;
        _time = time;
        _logger = logger;
    }

    /// <summary>What is listened on, with true ports. Empty before the start.</summary>
    public IReadOnlyList<BoundListener> Listeners => _listeners;

    /// <summary>SHA-256 of the certificate in use, lower-case hex. From the start on.</summary>
    public string CertificateFingerprint => _certificates.Fingerprint;

    /// <summary>Whether the certificate was made by this server, so that clients have to compare the fingerprint.</summary>
    public bool IsCertificateSelfSigned => _certificates.IsSelfSigned;

    /// <summary>Reads the certificate files again now; they are also looked at from time to time.</summary>
    /// <returns>False when they cannot be used: the old certificate stays, and the log says why.</returns>
    public bool ReloadCertificates() => _certificates.Reload();

    /// <summary>Begins to read the certificates: that takes a tenth of a second in which the rest of the application can start.</summary>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _loadingCertificates = Task.Run(_certificates.Start, cancellationToken);
        return Task.CompletedTask;
    }

    /// <exception cref="ListenException">An address cannot be listened on.</exception>
    /// <exception cref="CertificateException">The certificate cannot be read or made.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _loadingCertificates;
        Bind();
        await _http.StartAsync(cancellationToken);
        foreach (var loop in _accepting)
            _loops.Add(loop.RunAsync(_stopping.Token));
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        _door.Shut();
        CloseSockets();
        await Task.WhenAll(_loops);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        using var enough = new CancellationTokenSource(LastWords, _time);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellationToken);
        await _gate.HurryAsync();
        var http = _http.StopAsync(deadline.Token);
        try
        {
            await _gate.WhenEmptyAsync().WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            LogCut(_gate.Count);
            _gate.AbortAll();
        }

        await http;
    }

    public void Dispose()
    {
        CloseSockets();
        _stopping.Dispose();
    }

    private void Bind()
    {
        foreach (var options in _options.Listeners is [] ? [new ListenerOptions()] : _options.Listeners)
        {
            try
            {
                var (listener, sockets) = ListeningSockets.Open(options);
                _listeners.Add(listener);
                _sockets.AddRange(sockets);
                _accepting.AddRange(sockets.Select(s => new AcceptLoop(s, listener, _gate, _reception, _proxies, _gateways, _time, _logger)));
            }
            catch (ListenException)
            {
                CloseSockets();
                throw;
            }
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
