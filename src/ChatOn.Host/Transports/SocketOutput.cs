using System.Buffers;
using System.Net.Sockets;
using ChatOn.Host.Listening;
using ChatOn.Server.Connections;

namespace ChatOn.Host.Transports;

/// <summary>The sending half of a socket: sends at once what fits, keeps one pending send for the rest, and closes in the end.</summary>
/// <remarks>
/// <see cref="TrySend"/> is for one thread; the pending send ends on any. Errors are not reported here: the reading half of the
/// same socket sees them and says why.
/// </remarks>
internal sealed class SocketOutput(Socket socket, ConnectionLease lease, TimeProvider time)
{
    /// <summary>How long a closing connection may take to deliver its last words.</summary>
    public static readonly TimeSpan LingerTime = TimeSpan.FromSeconds(2);

    private const int MaxDrainedBytes = 1 << 20;

    private IConnection? _connection;
    private Task _rest = Task.CompletedTask;
    private bool _isPending;

    /// <summary>Whether a send is pending; while it is, nothing is taken.</summary>
    public bool IsPending => Volatile.Read(ref _isPending);

    /// <summary>Says whom to tell when a pending send is done.</summary>
    public void Attach(IConnection connection)
    {
        _connection = connection;
        Interlocked.MemoryBarrier();

        // A send before this call may have ended with nobody to tell.
        if (_rest != Task.CompletedTask && !IsPending)
            connection.Drained();
    }

    /// <summary>See <see cref="ITransport.TrySend"/>. What a broken socket does not take counts as taken.</summary>
    public bool TrySend(ReadOnlySpan<byte> bytes)
    {
        if (IsPending)
            return false;

        try
        {
            int sent = socket.Send(bytes, SocketFlags.None, out var error);
            if (sent < bytes.Length && error is SocketError.Success or SocketError.WouldBlock)
                SendLater(bytes[sent..]);
        }
        catch (ObjectDisposedException)
        {
            // Aborted while the server stops.
        }

        return true;
    }

    /// <summary>
    /// Waits (bounded) for the pending send, sends a farewell, ends our side, and waits (bounded) for the peer to end its own, throwing
    /// away what still comes: input left unread would turn the close into a reset that takes our last words with it.
    /// </summary>
    /// <param name="farewell">The last bytes, asked for when everything before them is sent.</param>
    public async Task CloseAsync(Func<ValueTask<ReadOnlyMemory<byte>>>? farewell)
    {
        using var deadline = new CancellationTokenSource(LingerTime, time);
        bool isDelivered = false;
        try
        {
            await _rest.WaitAsync(deadline.Token);
            if (farewell is not null)
                await SendAllAsync(await farewell(), deadline.Token);
            socket.Shutdown(SocketShutdown.Send);
            isDelivered = true;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, lease.Hurry);
            await DrainAsync(patience.Token);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The peer is gone, or too slow to wait for.
        }

        // Without a reset the kernel would go on trying to deliver to a peer that does not read.
        socket.Close(isDelivered ? -1 : 0);
    }

    private void SendLater(ReadOnlySpan<byte> bytes)
    {
        byte[] rest = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(rest);
        _isPending = true;
        _rest = SendRestAsync(rest, bytes.Length);
    }

    private async Task SendRestAsync(byte[] rest, int length)
    {
        try
        {
            await SendAllAsync(rest.AsMemory(0, length), CancellationToken.None);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The reading half says why.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rest);
        }

        _isPending = false;
        Interlocked.MemoryBarrier();
        _connection?.Drained();
    }

    private async Task SendAllAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, cancellationToken)..];
    }

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        int total = 0;
        int count;
        do
        {
            await socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None, cancellationToken);
            byte[] scratch = ArrayPool<byte>.Shared.Rent(4096);
            count = await socket.ReceiveAsync(scratch, SocketFlags.None, cancellationToken);
            ArrayPool<byte>.Shared.Return(scratch);
            total += count;
        }
        while (count > 0 && total < MaxDrainedBytes);
    }
}
