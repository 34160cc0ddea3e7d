using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ChatOn.Host.Tests.Kit;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>A client over WebSocket, one IRC line per message. https://ircv3.net/specs/extensions/websocket</summary>
internal sealed class WebSocketChatClient : IChatProgram
{
    public const string Text = "text.ircv3.net";
    public const string Binary = "binary.ircv3.net";

    private readonly ClientWebSocket _socket = new();
    private readonly WebSocketMessageType _type;
    private Task _reading = Task.CompletedTask;

    private WebSocketChatClient(string nick, string protocol, string? fingerprint)
    {
        Nick = nick;
        Screen = new Transcript($"WebSocket {protocol}");
        _type = protocol == Text ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
        _socket.Options.AddSubProtocol(protocol);
        _socket.Options.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            certificate is X509Certificate2 pinned && pinned.GetCertHashString(HashAlgorithmName.SHA256) == fingerprint?.ToUpperInvariant();
    }

    public string Nick { get; }

    public Transcript Screen { get; }

    /// <param name="fingerprint">The server's, for TLS; null for plain text.</param>
    public static Task<WebSocketChatClient> EnterAsync(string nick, int port, string protocol, string? fingerprint = null)
    {
        var scheme = fingerprint is null ? "ws" : "wss";
        return new WebSocketChatClient(nick, protocol, fingerprint).InAsync(async web =>
        {
            await web.ConnectAsync(new Uri($"{scheme}://localhost:{port}/ws"));
            Assert.Equal(protocol, web._socket.SubProtocol);
            await web.SendAsync($"NICK {nick}");
            await web.SendAsync($"USER {nick} 0 * :{nick} in a browser");
            await web.Screen.ShowsAsync($" 001 {nick} ");
            await web.SendAsync("JOIN #lobby");
            await web.Screen.ShowsAsync($" 366 {nick} #lobby ");
        });
    }

    public Task SendAsync(string line) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(line), _type, endOfMessage: true, CancellationToken.None).Guarded();

    public Task SayAsync(string text) => SendAsync($"PRIVMSG #lobby :{text}");

    public Task LeaveAsync() => _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "so long", CancellationToken.None).Guarded();

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _reading.Guarded();
    }

    private async Task ConnectAsync(Uri address)
    {
        await _socket.ConnectAsync(address, CancellationToken.None).Guarded();
        _reading = ReadAsync();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[16 << 10];
        try
        {
            while (await _socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } message)
            {
                // Lines are far shorter than the buffer: each is one whole message, without a line end.
                Assert.True(message.EndOfMessage);
                Assert.Equal(_type, message.MessageType);
                Screen.Append(Encoding.UTF8.GetString(buffer, 0, message.Count) + "\n");
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Closed by the test.
        }
        finally
        {
            Screen.End();
        }
    }
}
