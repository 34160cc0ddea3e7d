using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using ChatOn.Host.Listening;
using ChatOn.Server.Connections;
using Microsoft.Extensions.Logging;

namespace ChatOn.Host.Transports;

/// <summary>A chat connection over a plain socket. Idle, it holds no buffer and no task.</summary>
/// <remarks>
/// Reading is a chain of steps: wait until there is something, read once, hand it over, wait for <see cref="Resume"/>, and again.
/// At any time one thread (or one wait) owns the chain, as <c>_reading</c> says:
/// <list type="bullet">
/// <item><c>Delivering</c>: the owner is inside <see cref="IConnection.Received"/>. Resume makes it <c>Resumed</c> and the owner goes on.</item>
/// <item><c>Idle</c>: nobody owns it; Resume takes it and waits.</item>
/// <item><c>Waiting</c>: the wait, or the thread it woke, owns it.</item>
/// <item><c>Ended</c>: for ever. Only the owner, or who takes it from Idle, ends it, and tells the connection: so once.</item>
/// </list>
/// Closing does not take the chain from its owner: it closes the socket, and then either finds the chain idle and ends it, or its
/// owner comes across the closed socket.
/// </remarks>
internal sealed partial class SocketTransport : ITransport, IThreadPoolWorkItem
{
    private const int MaxReadBytes = 16 * 1024;

    private const int Delivering = 0;
    private const int Resumed = 1;
    private const int Idle = 2;
    private const int Waiting = 3;
    private const int Ended = 4;

    private readonly Socket _socket;
    private readonly SocketOutput _output;
    private readonly ConnectionLease _lease;
    private readonly ILogger _logger;
    private readonly Action _onReadable;
    private IConnection? _connection;
    private ConfiguredValueTaskAwaitable<int>.ConfiguredValueTaskAwaiter _wait;
    private int _reading = Delivering;
    private bool _isClosing;
    private bool _isClosed;

    public SocketTransport(Socket socket, Peer peer, ConnectionLease lease, TimeProvider time, ILogger logger)
    {
        _socket = socket;
        _output = new SocketOutput(socket, lease, time);
        _lease = lease;
        _logger = logger;
        _onReadable = OnReadable;
        Peer = peer;
    }

    public Peer Peer { get; private set; }

    /// <summary>Begins to feed the connection, first with what was read before. Called once.</summary>
    public void Start(IConnection connection, ReadOnlySpan<byte> first)
    {
        _connection = connection;
        _output.Attach(connection);
        if (first.IsEmpty)
        {
            Volatile.Write(ref _reading, Waiting);
            if (!BeginWait())
                Read();
        }
        else
        {
            Deliver(first);
            if (!Park() && !BeginWait())
                Read();
        }
    }

    public bool TrySend(ReadOnlySpan<byte> bytes) => _isClosing || _output.TrySend(bytes);

    public string? Introduce(Peer peer)
    {
        string? refusal = _lease.Introduce(peer);
        if (refusal is null)
            Peer = peer;
        return refusal;
    }

    public void Resume()
    {
        if (Interlocked.CompareExchange(ref _reading, Resumed, Delivering) == Delivering)
            return;

        // What is there already is read on another thread: this one is the loop's.
        if (Interlocked.CompareExchange(ref _reading, Waiting, Idle) == Idle && !BeginWait())
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public void Close()
    {
        if (!Interlocked.Exchange(ref _isClosing, value: true))
            _ = CloseAsync();
    }

    void IThreadPoolWorkItem.Execute() => Read();

    private async Task CloseAsync()
    {
        await _output.CloseAsync(farewell: null);
        Volatile.Write(ref _isClosed, value: true);
        EndIfIdle();
        _lease.Dispose();
    }

    /// <summary>The chain, while this thread owns it.</summary>
    private void Read()
    {
        while (ReadOnce() && !BeginWait())
        {
        }
    }

    /// <returns>False: there is something to read (or a broken socket, which reading will tell).</returns>
    [SuppressMessage("Reliability", "CA2012", Justification = "Consumed once, by EndWait; one wait at a time.")]
    private bool BeginWait()
    {
        ConfiguredValueTaskAwaitable<int>.ConfiguredValueTaskAwaiter wait;
        try
        {
            wait = _socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None).ConfigureAwait(false).GetAwaiter();
        }
        catch (ObjectDisposedException)
        {
            return false;
        }

        _wait = wait;
        if (wait.IsCompleted)
        {
            EndWait();
            return false;
        }

        // From here on the field may belong to the next wait already.
        wait.UnsafeOnCompleted(_onReadable);
        return true;
    }

    private void OnReadable()
    {
        EndWait();
        Read();
    }

    [SuppressMessage("Usage", "VSTHRD002", Justification = "It is complete.")]
    private void EndWait()
    {
        try
        {
            _wait.GetResult();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Reading will tell.
        }
    }

    /// <returns>True: wait and read again. False: this thread owns the chain no more.</returns>
    private bool ReadOnce()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(MaxReadBytes);
        try
        {
            int count = _socket.Receive(buffer.AsSpan(0, MaxReadBytes), SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
                return true;
            if (count == 0 || error != SocketError.Success)
            {
                End(CloseReason.Of(error));
                return false;
            }

            Volatile.Write(ref _reading, Delivering);
            Deliver(buffer.AsSpan(0, count));
            return !Park();
        }
        catch (ObjectDisposedException)
        {
            End(CloseReason.Closed);
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Deliver(ReadOnlySpan<byte> bytes)
    {
        if (Volatile.Read(ref _isClosing))
            return;

        try
        {
            _connection!.Received(bytes);
        }
        catch (Exception e) when (LogBug(e))
        {
        }
    }

    /// <summary>After a delivery: stops until Resume, or goes on when that has come already.</summary>
    /// <returns>True: stopped. False: this thread still owns the chain.</returns>
    private bool Park()
    {
        if (Interlocked.CompareExchange(ref _reading, Idle, Delivering) != Delivering)
        {
            Volatile.Write(ref _reading, Waiting);
            return false;
        }

        if (Volatile.Read(ref _isClosed))
            EndIfIdle();
        return true;
    }

    private void EndIfIdle()
    {
        if (Interlocked.CompareExchange(ref _reading, Ended, Idle) == Idle)
            _connection!.Closed(CloseReason.Closed);
    }

    private void End(string reason)
    {
        Volatile.Write(ref _reading, Ended);
        _connection!.Closed(reason);
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
