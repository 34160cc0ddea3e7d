using System.Net.Sockets;
using ChatOn.Protocol;

namespace ChatOn.Client.Connections;

/// <summary>Lines over a socket, with or without TLS.</summary>
internal sealed class StreamConnection(Socket socket, Stream stream, ConnectionSecurity security) : ILineConnection
{
    private readonly LineFramer _framer = new(MessageLimits.FromServer.LineBytes);
    private readonly byte[] _buffer = new byte[16 * 1024];
    private readonly byte[] _line = new byte[MessageLimits.FromServer.LineBytes];
    private int _start;
    private int _end;

    public ConnectionSecurity Security { get; } = security;

    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryReadLine(out var line))
                return line;
            (_start, _end) = (0, await stream.ReadAsync(_buffer, cancellationToken));
            if (_end == 0)
                return null;
        }
    }

    public async ValueTask SendAsync(IReadOnlyList<byte[]> lines, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(lines.SelectMany(line => line).ToArray(), cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _framer.Dispose();
        // What was not sent must not arrive later, behind what is sent again on the next connection.
        socket.Close(timeout: 0);
        await stream.DisposeAsync();
    }

    private bool TryReadLine(out ReadOnlyMemory<byte> line)
    {
        ReadOnlySpan<byte> input = _buffer.AsSpan(_start.._end);
        FrameResult result;
        do
        {
            result = _framer.TryReadLine(ref input, out var found);
            _start = _end - input.Length;
            found.CopyTo(_line);
            line = _line.AsMemory(0, found.Length);
        }
        while (result == FrameResult.TooLong);
        return result == FrameResult.Line;
    }
}
