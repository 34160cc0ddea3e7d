using System.Net.WebSockets;
using ChatOn.Protocol;

namespace ChatOn.Client.Connections;

/// <summary>Lines over a WebSocket, a line a message: https://ircv3.net/specs/extensions/websocket</summary>
internal sealed class WebSocketConnection(ClientWebSocket socket, ConnectionSecurity security) : ILineConnection
{
    /// <summary>The subprotocol of text frames.</summary>
    public const string Subprotocol = "text.ircv3.net";

    private readonly byte[] _buffer = new byte[MessageLimits.FromServer.LineBytes + 2];

    public ConnectionSecurity Security { get; } = security;

    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var (length, isWhole) = await ReadMessageAsync(cancellationToken);
                if (length < 0)
                    return null;
                if (isWhole && length > 0)
                    return _buffer.AsMemory(0, length);
            }
        }
        catch (WebSocketException exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    public async ValueTask SendAsync(IReadOnlyList<byte[]> lines, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var line in lines)
                await socket.SendAsync(line.AsMemory(0, line.Length - 2), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        catch (WebSocketException exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Abort();
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    // A message that is too long is read to its end and left out.
    private async Task<(int Length, bool IsWhole)> ReadMessageAsync(CancellationToken cancellationToken)
    {
        var (length, isWhole) = (0, true);
        while (true)
        {
            if (length == _buffer.Length)
                (length, isWhole) = (0, false);
            var result = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            if (result.MessageType == WebSocketMessageType.Close)
                return (-1, false);
            length += result.Count;
            if (result.EndOfMessage)
                return (length, isWhole);
        }
    }
}
