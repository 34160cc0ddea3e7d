using System.Buffers;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace ChatOn.Host.Transports;

/// <summary>A socket as a stream that first gives back what was read already, and can keep what is written instead of sending it.</summary>
/// <remarks>
/// The socket belongs to somebody else. Reading is asynchronous only; a read of no bytes waits until there are some. TLS runs over it:
/// after <see cref="Capture"/> what it writes is kept in memory until <see cref="TakeCaptured"/>, so encrypting never waits for
/// the peer.
/// </remarks>
internal sealed class SocketStream(Socket socket, ReadOnlyMemory<byte> alreadyRead) : Stream
{
    private readonly Lock _gate = new();
    private ReadOnlyMemory<byte> _alreadyRead = alreadyRead;
    private byte[]? _captured;
    private int _capturedLength;
    private bool _isCapturing;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_alreadyRead.IsEmpty)
            return buffer.IsEmpty ? WaitAsync(cancellationToken) : socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken);

        int count = Math.Min(buffer.Length, _alreadyRead.Length);
        _alreadyRead[..count].CopyTo(buffer);
        _alreadyRead = count < _alreadyRead.Length ? _alreadyRead[count..] : default;
        return ValueTask.FromResult(count);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (TryCapture(buffer.Span))
            return;

        // Most of the time it fits; an asynchronous send would keep its buffer alive for as long as the socket.
        int sent = socket.Send(buffer.Span, SocketFlags.None, out var error);
        if (error is not (SocketError.Success or SocketError.WouldBlock))
            throw new IOException(CloseReason.Of(error), new SocketException((int)error));

        buffer = buffer[sent..];
        while (!buffer.IsEmpty)
            buffer = buffer[await socket.SendAsync(buffer, SocketFlags.None, cancellationToken)..];
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Only while capturing.</summary>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!TryCapture(buffer))
            throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>From now on nothing is sent from here.</summary>
    public void Capture() => _isCapturing = true;

    /// <summary>What was written since the last call, in an array of the shared pool that the caller returns.</summary>
    public ArraySegment<byte> TakeCaptured()
    {
        lock (_gate)
        {
            var taken = _captured is null ? ArraySegment<byte>.Empty : new ArraySegment<byte>(_captured, 0, _capturedLength);
            _captured = null;
            _capturedLength = 0;
            return taken;
        }
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    // A wait may end without anything to read (the event of what was read before comes late). TLS would then hold 32 kB while it waits on.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> WaitAsync(CancellationToken cancellationToken)
    {
        do
        {
            await socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None, cancellationToken);
        }
        while (!socket.Poll(0, SelectMode.SelectRead));

        return 0;
    }

    private bool TryCapture(ReadOnlySpan<byte> bytes)
    {
        if (!_isCapturing)
            return false;

        // Reading may write too (the answer to a key update), from another thread than the one that sends.
        lock (_gate)
        {
            int length = _capturedLength + bytes.Length;
            if (_captured is null || _captured.Length < length)
            {
                byte[] larger = ArrayPool<byte>.Shared.Rent(length);
                _captured.AsSpan(0, _capturedLength).CopyTo(larger);
                if (_captured is not null)
                    ArrayPool<byte>.Shared.Return(_captured);
                _captured = larger;
            }

            bytes.CopyTo(_captured.AsSpan(_capturedLength));
            _capturedLength = length;
        }

        return true;
    }
}
