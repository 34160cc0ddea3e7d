using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace ChatOn.Host.Tests.Durability;

/// <summary>One way to speak to the server in lines.</summary>
internal interface ILineWire : IAsyncDisposable
{
    /// <summary>Registers and joins a room.</summary>
    Task EnterAsync(string nick, string room);

    Task SayAsync(string room, string text);

    /// <summary>Sends a line of the wire's protocol.</summary>
    Task SendAsync(string line);

    /// <summary>The next complete line; null when the connection ended.</summary>
    Task<string?> ReadAsync();

    /// <summary>What was said in the room with this line; null when it is something else.</summary>
    string? TextOf(string line, string room);
}

/// <summary>Opens wires of every kind.</summary>
internal static class Wires
{
    public static async Task<ILineWire> PlainAsync(int port) => new IrcWire(await ConnectAsync(port));

    public static async Task<ILineWire> TlsAsync(int port)
    {
        var tls = new SslStream(await ConnectAsync(port), leaveInnerStreamOpen: false, (_, _, _, _) => true);
        await tls.AuthenticateAsClientAsync("localhost");
        return new IrcWire(tls);
    }

    public static async Task<ILineWire> WebSocketAsync(int port)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("text.ircv3.net");
        await socket.ConnectAsync(new Uri($"ws://localhost:{port}/ws"), CancellationToken.None);
        return new WebSocketWire(socket);
    }

    public static async Task<ILineWire> ClassicAsync(int port) => new ClassicWire(await ConnectAsync(port));

    /// <summary>Whether an exception only says that the other end is gone.</summary>
    public static bool IsBroken(Exception exception) =>
        exception is IOException or SocketException or WebSocketException or ObjectDisposedException or OperationCanceledException;

    private static async Task<NetworkStream> ConnectAsync(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", port);
        return new NetworkStream(socket, ownsSocket: true);
    }
}

/// <summary>What IRC over a stream and over WebSocket have in common.</summary>
internal abstract class IrcWireBase : ILineWire
{
    public async Task EnterAsync(string nick, string room)
    {
        await SendAsync("CAP REQ :echo-message");
        await SendAsync($"NICK {nick}");
        await SendAsync($"USER {nick} 0 * :{nick}");
        await SendAsync("CAP END");
        await SendAsync($"JOIN {room}");
        while (await ReadAsync() is { } line)
        {
            if (line.Contains($" 366 {nick} {room} ", StringComparison.Ordinal))
                return;
        }
    }

    public Task SayAsync(string room, string text) => SendAsync($"PRIVMSG {room} :{text}");

    public abstract Task SendAsync(string line);

    public abstract Task<string?> ReadAsync();

    public string? TextOf(string line, string room)
    {
        var start = line.IndexOf($" PRIVMSG {room} :", StringComparison.Ordinal);
        return start < 0 ? null : line[(start + " PRIVMSG  :".Length + room.Length)..];
    }

    public abstract ValueTask DisposeAsync();
}

/// <summary>IRC over TCP or TLS.</summary>
internal sealed class IrcWire(Stream stream) : IrcWireBase
{
    private readonly LineStream _lines = new(stream);

    public override Task SendAsync(string line) => _lines.WriteAsync(line + "\r\n");

    public override Task<string?> ReadAsync() => _lines.ReadAsync();

    public override ValueTask DisposeAsync() => stream.DisposeAsync();
}

/// <summary>IRC over WebSocket: a message is a line.</summary>
internal sealed class WebSocketWire(ClientWebSocket socket) : IrcWireBase
{
    private readonly byte[] _buffer = new byte[16 << 10];

    public override Task SendAsync(string line) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(line), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public override async Task<string?> ReadAsync()
    {
        var length = 0;
        while (true)
        {
            var result = await socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            if (result.MessageType == WebSocketMessageType.Close)
                return null;
            length += result.Count;
            if (result.EndOfMessage)
                return Encoding.UTF8.GetString(_buffer, 0, length);
        }
    }

    public override ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>A line client of the classic protocol: it talks in the lobby only.</summary>
internal sealed class ClassicWire(Stream stream) : ILineWire
{
    private readonly LineStream _lines = new(stream);

    public async Task EnterAsync(string nick, string room)
    {
        await _lines.ReadExactlyAsync("NICK"u8.Length);
        await SendAsync(nick);
        while (await ReadAsync() is { } line)
        {
            if (line.Contains($"{nick} joined the Chat", StringComparison.Ordinal))
                return;
        }
    }

    public Task SayAsync(string room, string text) => SendAsync(text);

    public Task SendAsync(string line) => _lines.WriteAsync(line + "\n");

    public Task<string?> ReadAsync() => _lines.ReadAsync();

    // History lines begin with a time in brackets and are not heard live.
    public string? TextOf(string line, string room)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0 || line.StartsWith('[') ? null : line[(colon + 2)..];
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}

/// <summary>Reads whole lines only: what was cut off in the middle was not received.</summary>
internal sealed class LineStream(Stream stream)
{
    private readonly byte[] _buffer = new byte[64 << 10];
    private int _start;
    private int _end;

    public async Task WriteAsync(string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text));

    public async Task ReadExactlyAsync(int count)
    {
        while (_end - _start < count)
        {
            if (!await FillAsync())
                throw new EndOfStreamException();
        }

        _start += count;
    }

    public async Task<string?> ReadAsync()
    {
        while (true)
        {
            var end = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (end >= 0)
            {
                var line = Encoding.UTF8.GetString(_buffer, _start, end).TrimEnd('\r');
                _start += end + 1;
                return line;
            }

            if (!await FillAsync())
                return null;
        }
    }

    private async Task<bool> FillAsync()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        var count = await stream.ReadAsync(_buffer.AsMemory(_end));
        _end += count;
        return count > 0;
    }
}
