using System.Buffers;
using System.Net.Security;
using System.Net.Sockets;
using ChatOn.Host.Listening;
using ChatOn.Server.Connections;
using Microsoft.Extensions.Logging;

namespace ChatOn.Host.Transports;

/// <summary>A chat connection over TLS. What it sends is encrypted into memory and then sent without blocking.</summary>
/// <remarks>
/// One loop reads. The encrypted stream and the lease are released when both the loop and the close are through, so nobody sees
/// a disposed stream.
/// </remarks>
internal sealed partial class TlsTransport : ITransport
{
    private const int MaxReadBytes = 16 * 1024;

    private readonly SslStream _tls;
    private readonly SocketStream _wire;
    private readonly SocketOutput _output;
    private readonly ConnectionLease _lease;
    private readonly ILogger _logger;
    private readonly ResumeSignal _resume = new();
    private IConnection? _connection;
    private int _users = 2;
    private bool _isClosing;

    /// <param name="tls">After its handshake, running over <paramref name="wire"/>, which runs over <paramref name="socket"/>.</param>
    public TlsTransport(
        Socket socket, SocketStream wire, SslStream tls, Peer peer, ConnectionLease lease, TimeProvider time, ILogger logger)
    {
        _tls = tls;
        _wire = wire;
        _wire.Capture();
        _output = new SocketOutput(socket, lease, time);
        _lease = lease;
        _logger = logger;
        Peer = peer;
    }

    public Peer Peer { get; private set; }

    /// <summary>Begins to feed the connection, first with what was read before. Called once.</summary>
    /// <param name="pendingRead">A read of no bytes that somebody began and that has not ended.</param>
    public void Start(IConnection connection, ReadOnlyMemory<byte> first, Task? pendingRead)
    {
        _connection = connection;
        _output.Attach(connection);
        _ = ReadAllAsync(connection, first, pendingRead);
    }

    public bool TrySend(ReadOnlySpan<byte> bytes)
    {
        if (_isClosing)
            return true;
        if (_output.IsPending)
            return false;

        try
        {
            _tls.Write(bytes);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or NotSupportedException)
        {
            // Broken, or being closed at this moment; the reading loop says why.
            return true;
        }

        var sealedBytes = _wire.TakeCaptured();
        _output.TrySend(sealedBytes);
        if (sealedBytes.Array is { Length: > 0 } array)
            ArrayPool<byte>.Shared.Return(array);
        return true;
    }

    public string? Introduce(Peer peer)
    {
        string? refusal = _lease.Introduce(peer);
        if (refusal is null)
            Peer = peer;
        return refusal;
    }

    public void Resume() => _resume.Set();

    public void Close()
    {
        if (Interlocked.Exchange(ref _isClosing, value: true))
            return;

        _resume.Set();
        _ = CloseAsync();
    }

    private async Task CloseAsync()
    {
        try
        {
            await _output.CloseAsync(SayGoodbyeAsync);
        }
        finally
        {
            // A lease that is not given back would count against the address for ever.
            Release();
        }
    }

    /// <summary>The close_notify alert, without which the peer cannot tell an end from a cut.</summary>
    private async ValueTask<ReadOnlyMemory<byte>> SayGoodbyeAsync()
    {
        try
        {
            await _tls.ShutdownAsync();
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or NotSupportedException)
        {
            // SslStream calls two writes at once not supported: the other end does without the alert.
            return ReadOnlyMemory<byte>.Empty;
        }

        return _wire.TakeCaptured();
    }

    private async Task ReadAllAsync(IConnection connection, ReadOnlyMemory<byte> first, Task? pendingRead)
    {
        string reason = CloseReason.Closed;
        try
        {
            if (!first.IsEmpty && Deliver(connection, first.Span))
                await _resume.WaitAsync();
            if (pendingRead is not null)
                await pendingRead;
            while (!_isClosing && await ReadOnceAsync(connection))
                await _resume.WaitAsync();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException)
        {
            reason = CloseReason.Of(((e as SocketException) ?? (e.InnerException as SocketException))?.SocketErrorCode ?? SocketError.Success);
        }
        catch (Exception e) when (LogBug(e))
        {
        }

        connection.Closed(reason);
        Release();
    }

    /// <returns>False at the end.</returns>
    private async Task<bool> ReadOnceAsync(IConnection connection)
    {
        // Waits for the first encrypted byte; only then is memory rented, here and inside.
        _ = await _tls.ReadAsync(Memory<byte>.Empty);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(MaxReadBytes);
        try
        {
            int count = await _tls.ReadAsync(buffer.AsMemory(0, MaxReadBytes));
            return count > 0 && Deliver(connection, buffer.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <returns>False when nothing is delivered any more.</returns>
    private bool Deliver(IConnection connection, ReadOnlySpan<byte> bytes)
    {
        _resume.Reset();
        if (Volatile.Read(ref _isClosing))
            return false;

        connection.Received(bytes);
        return true;
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _users) > 0)
            return;

        _tls.Dispose();
        _lease.Dispose();
    }

    private bool LogBug(Exception exception)
    {
        LogReceiveFailed(exception);
        Close();
        return true;
    }

    [LoggerMessage(LogLevel.Error, "A connection failed while it took what had arrived")]
    private partial void LogReceiveFailed(Exception exception);
}
