using System.Net.Sockets;
using ChatOn.Storage.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatOn.Host.Administration;

/// <summary>
/// The way in for who owns the machine: a Unix domain socket in the data folder (0600) while the server runs. Several requests are served at
/// once; more wait. A file left over by a server that was killed is replaced, since the data folder's lock says that no other one runs.
/// </summary>
internal sealed partial class AdminSocket(DataFolder folder, AdminExchange exchange, TimeProvider time, ILogger<AdminSocket> logger) : IHostedService, IDisposable
{
    private const int MaxAtOnce = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly SemaphoreSlim _slots = new(MaxAtOnce);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _exchanges = [];
    private Task _accepting = Task.CompletedTask;
    private bool _isBound;

    private string FilePath => AdminPath.Of(folder.Path);

    /// <summary>Listens. A server without its admin socket still serves: that it cannot be made is logged.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            Bind();
            _accepting = AcceptAsync();
        }
        catch (Exception exception) when (exception is IOException or SocketException or UnauthorizedAccessException)
        {
            LogNotListening(FilePath, exception.Message);
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        Close();
        await _accepting;
        try
        {
            await Task.WhenAll(_exchanges).WaitAsync(LastWords, time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            LogCut();
        }
    }

    public void Dispose()
    {
        _stopping.Cancel();
        Close();
        _stopping.Dispose();
        _slots.Dispose();
    }

    private void Bind()
    {
        File.Delete(FilePath);
        using var path = AdminPath.Open(folder.Path);
        _socket.Bind(path.Address);
        _isBound = true;
        // Before it listens nobody can connect, so there is no moment in which it is open to others.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(FilePath, OwnerOnly);
        _socket.Listen();
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await _slots.WaitAsync(_stopping.Token);
                _exchanges.RemoveAll(each => each.IsCompleted);
                _exchanges.Add(ServeAsync(await _socket.AcceptAsync(_stopping.Token)));
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException || _stopping.IsCancellationRequested)
            {
                return;
            }
            catch (SocketException exception)
            {
                // Mostly that no file can be opened at the moment.
                _slots.Release();
                LogNotAccepted(exception.Message);
                await PauseAsync();
            }
        }
    }

    private async Task ServeAsync(Socket peer)
    {
        try
        {
            var isOwner = AdminPeer.IsOwner(_socket, peer);
            if (!isOwner)
                LogStranger();
            await exchange.ServeAsync(peer, isOwner, _stopping.Token);
        }
        finally
        {
            peer.Dispose();
            _slots.Release();
        }
    }

    private async Task PauseAsync()
    {
        try
        {
            await Task.Delay(PauseAfterFailure, time, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The loop looks for that itself.
        }
    }

    // While the lock is still held: afterwards the file could be another server's.
    private void Close()
    {
        _socket.Dispose();
        if (!_isBound)
            return;
        _isBound = false;
        File.Delete(FilePath);
    }

    [LoggerMessage(LogLevel.Error, "The admin socket '{Path}' cannot be made ({Reason}): chaton account, room, operator and their like will not find this server")]
    private partial void LogNotListening(string path, string reason);

    [LoggerMessage(LogLevel.Warning, "A connection to the admin socket could not be accepted: {Reason}")]
    private partial void LogNotAccepted(string reason);

    [LoggerMessage(LogLevel.Warning, "Somebody else than the owner of the data folder was refused at the admin socket")]
    private partial void LogStranger();

    [LoggerMessage(LogLevel.Warning, "A request at the admin socket was cut at the end")]
    private partial void LogCut();
}
