using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Unicode;
using ChatOn.Host.Http;
using ChatOn.Server.Connections;
using Microsoft.Extensions.Logging;

namespace ChatOn.Host.Transports;

/// <summary>A chat connection over a WebSocket: each message is one line without its end, both ways.</summary>
/// <remarks>
/// One loop reads; at most one batch is being sent, on another thread than the loop's. <see cref="RunAsync"/> lasts as long as the
/// connection.
/// </remarks>
internal sealed partial class WebSocketTransport : ITransport
{
    /// <summary>4,096 bytes of client tags and 510 of the rest, in bytes without line end.</summary>
    public const int MaxMessageBytes = 4096 + 510;

    private readonly WebSocket _socket;
    private readonly bool _isBinary;
    private readonly WebSocketMessageType? _agreed;
    private readonly CancellationToken _hurry;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ResumeSignal _resume = new();
    private readonly TaskCompletionSource _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<IConnection> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _sending = Task.CompletedTask;
    private (WebSocketCloseStatus Status, string Text)? _refusal;
    private bool _isPending;

    /// <param name="protocol">The agreed subprotocol, or null.</param>
    /// <param name="hurry">Ends when the peer's own close is not to be waited for.</param>
    public WebSocketTransport(WebSocket socket, string? protocol, Peer peer, TimeProvider time, ILogger logger, CancellationToken hurry)
    {
        _socket = socket;
        _isBinary = protocol == WebSocketEndpoint.Binary;
        _agreed = protocol is null ? null : _isBinary ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
        _hurry = hurry;
        _time = time;
        _logger = logger;
        Peer = peer;
    }

    public Peer Peer { get; }

    /// <summary>Feeds the connection until both sides have closed.</summary>
    public async Task RunAsync(IConnection connection)
    {
        _started.SetResult(connection);
        var reading = ReadAllAsync(connection);
        await _closing.Task;
        using var deadline = new CancellationTokenSource(SocketOutput.LingerTime, _time);
        try
        {
            await _sending.WaitAsync(deadline.Token);
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, deadline.Token);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _hurry);
            await reading.WaitAsync(patience.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException or IOException)
        {
            // The peer is gone, or too slow to wait for.
        }

        _socket.Abort();
        await reading;
        await _sending;
    }

    public bool TrySend(ReadOnlySpan<byte> bytes)
    {
        if (Volatile.Read(ref _isPending))
            return false;
        if (_closing.Task.IsCompleted)
            return true;

        byte[] copy = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(copy);
        _isPending = true;
        _sending = SendAsync(copy, bytes.Length);
        return true;
    }

    // Who is behind a WebSocket, its proxy says.
    public string? Introduce(Peer peer) => "WEBIRC is not for WebSockets";

    public void Resume() => _resume.Set();

    public void Close()
    {
        _closing.TrySetResult();
        _resume.Set();
    }

    private async Task SendAsync(byte[] lines, int length)
    {
        // Off the loop's thread: what follows runs through the HTTP server.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            int start = 0;
            while (start < length)
            {
                int end = lines.AsSpan(start, length - start).IndexOf((byte)'\n');
                end = end < 0 ? length : start + end;
                await SendLineAsync(lines.AsMemory(start, lines.AsSpan(start, end - start).TrimEnd((byte)'\r').Length));
                start = end + 1;
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException or IOException or InvalidOperationException)
        {
            // The reading loop says why.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(lines);
        }

        var connection = await _started.Task;
        Volatile.Write(ref _isPending, value: false);
        connection.Drained();
    }

    private Task SendLineAsync(ReadOnlyMemory<byte> line)
    {
        if (line.IsEmpty)
            return Task.CompletedTask;
        if (_isBinary)
            return _socket.SendAsync(line, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None).AsTask();

        // A browser drops the connection over a text message that is not UTF-8.
        if (!Utf8.IsValid(line.Span))
            line = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(line.Span));
        return _socket.SendAsync(line, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).AsTask();
    }

    private async Task ReadAllAsync(IConnection connection)
    {
        string reason = CloseReason.Closed;
        try
        {
            while (!_closing.Task.IsCompleted && await ReadOnceAsync(connection) is { } isDelivered)
            {
                if (isDelivered)
                    await _resume.WaitAsync();
            }

            if (_refusal is var (status, text))
            {
                reason = text;
                await _socket.CloseOutputAsync(status, text, CancellationToken.None).WaitAsync(SocketOutput.LingerTime, _time);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException or TimeoutException)
        {
            reason = _closing.Task.IsCompleted ? CloseReason.Closed : "Read error: WebSocket broken";
        }
        catch (Exception e) when (LogBug(e))
        {
        }

        connection.Closed(reason);
        await DrainAsync();
    }

    /// <returns>Whether something was delivered; null at the end, which may be a refusal.</returns>
    private async Task<bool?> ReadOnceAsync(IConnection connection)
    {
        // Waits without memory of ours.
        var first = await _socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
        if (first.MessageType == WebSocketMessageType.Close)
            return null;
        if (first.EndOfMessage)
            return false;

        byte[] buffer = ArrayPool<byte>.Shared.Rent(MaxMessageBytes + "\r\n"u8.Length + 1);
        try
        {
            int length = 0;
            ValueWebSocketReceiveResult result;
            do
            {
                result = await _socket.ReceiveAsync(buffer.AsMemory(length, MaxMessageBytes + 1 - length), CancellationToken.None);
                length += result.Count;
                if (result.MessageType == WebSocketMessageType.Close)
                    return null;
                if (_agreed is not null && result.MessageType != _agreed)
                    return Refuse(WebSocketCloseStatus.InvalidMessageType, "Wrong type of message");
                if (length > MaxMessageBytes)
                    return Refuse(WebSocketCloseStatus.MessageTooBig, "Message too long");
            }
            while (!result.EndOfMessage);

            return Deliver(connection, buffer, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <returns>False for a message with nothing in it, and when nothing is delivered any more; null when it is refused.</returns>
    private bool? Deliver(IConnection connection, byte[] buffer, int length)
    {
        // A line end at the end should not be there, but clients send it; inside it would make two lines of one message.
        length = buffer.AsSpan(0, length).TrimEnd("\r\n"u8).Length;
        if (buffer.AsSpan(0, length).ContainsAny((byte)'\r', (byte)'\n'))
            return Refuse(WebSocketCloseStatus.PolicyViolation, "One line a message");

        _resume.Reset();
        if (length == 0 || _closing.Task.IsCompleted)
            return false;

        "\r\n"u8.CopyTo(buffer.AsSpan(length));
        connection.Received(buffer.AsSpan(0, length + 2));
        return true;
    }

    /// <summary>Reads away what comes until the peer has closed too, or the socket is aborted.</summary>
    private async Task DrainAsync()
    {
        byte[] scratch = new byte[512];
        try
        {
            while (_socket.State is WebSocketState.Open or WebSocketState.CloseSent)
                await _socket.ReceiveAsync(scratch.AsMemory(), CancellationToken.None);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // Enough.
        }
    }

    private bool? Refuse(WebSocketCloseStatus status, string reason)
    {
        _refusal = (status, reason);
        return null;
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
