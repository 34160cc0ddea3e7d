using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatOn.Host.Tests.Browser.Kit;

/// <summary>The server's end of one WebSocket, in a test's hands: it knows enough IRC to let a page in, and then says what it likes.</summary>
internal sealed partial class HostileIrc
{
    private const string Protocol = "text.ircv3.net";

    private readonly NetworkStream _stream;
    private readonly WebSocket _socket;
    private readonly CancellationToken _stopping;

    private HostileIrc(NetworkStream stream, CancellationToken stopping)
    {
        _stream = stream;
        _stopping = stopping;
        _socket = WebSocket.CreateFromStream(stream, isServer: true, Protocol, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What the page calls itself.</summary>
    public string Nick { get; private set; } = "*";

    /// <summary>Answers the handshake: https://www.rfc-editor.org/rfc/rfc6455#section-4.2.2</summary>
    public static async Task<HostileIrc> AcceptAsync(NetworkStream stream, string head, CancellationToken stopping)
    {
        var key = KeyHeader().Match(head).Groups[1].Value;
#pragma warning disable CA5350 // The handshake asks for SHA-1.
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n"
                + $"Sec-WebSocket-Protocol: {Protocol}\r\n\r\n"),
            stopping);
        return new HostileIrc(stream, stopping);
    }

    /// <summary>Lets the page in, with what it asks for, and into its first room.</summary>
    public async Task LetInAsync()
    {
        while (true)
        {
            var words = (await ReadAsync()).Split(' ').Select(word => word.TrimStart(':')).ToArray();
            switch (words[0])
            {
                case "CAP" when words[1] == "LS":
                    await SayAsync(":hostile.test CAP * LS :message-tags server-time batch echo-message multi-prefix draft/chathistory");
                    break;
                case "CAP" when words[1] == "REQ":
                    await SayAsync($":hostile.test CAP * ACK :{string.Join(' ', words[2..])}");
                    break;
                case "NICK":
                    Nick = words[1];
                    break;
                case "CAP" when words[1] == "END":
                    await SayAsync($":hostile.test 001 {Nick} :Welcome", $":hostile.test 005 {Nick} CHANTYPES=# PREFIX=(qaohv)~&@%+ :are here", $":hostile.test 422 {Nick} :No MOTD");
                    break;
                case "JOIN":
                    await SayAsync(
                        $":{Nick}!u@h JOIN {words[1]}", $":hostile.test 353 {Nick} = {words[1]} :{Nick} @mallory", $":hostile.test 366 {Nick} {words[1]} :End");
                    return;
                default:
                    break;
            }
        }
    }

    public async Task SayAsync(params IEnumerable<string> lines)
    {
        foreach (var line in lines)
            await _socket.SendAsync(Encoding.UTF8.GetBytes(line), WebSocketMessageType.Text, endOfMessage: true, _stopping);
    }

    /// <summary>Sends bytes that need not be text, nor even a frame.</summary>
    public async Task SendRawAsync(byte[] bytes) => await _stream.WriteAsync(bytes, _stopping);

    /// <summary>A text frame with any content: https://www.rfc-editor.org/rfc/rfc6455#section-5.2</summary>
    public Task SendFrameAsync(byte[] content) => SendRawAsync([0x81, 126, (byte)(content.Length >> 8), (byte)content.Length, .. content]);

    /// <summary>The next line of the page; answers what it asks to see whether one is there.</summary>
    public async Task<string> ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        var length = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer.AsMemory(length), _stopping);
            if (received.MessageType == WebSocketMessageType.Close)
                throw new IOException("The page has left");
            length += received.Count;
            if (!received.EndOfMessage)
                continue;
            var line = Encoding.UTF8.GetString(buffer, 0, length);
            if (!line.StartsWith("PING ", StringComparison.Ordinal))
                return line;
            length = 0;
            await SayAsync($":hostile.test PONG hostile.test {line["PING ".Length..]}");
        }
    }

    /// <summary>Stays as long as the page does.</summary>
    public async Task StayAsync()
    {
        while (true)
            await ReadAsync();
    }

    [GeneratedRegex("^Sec-WebSocket-Key: *([^\r\n]+)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex KeyHeader();
}
