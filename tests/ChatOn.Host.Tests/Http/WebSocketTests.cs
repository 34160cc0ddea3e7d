using System.Net.WebSockets;
using System.Text;
using ChatOn.Host.Tests.Kit;
using ChatOn.Server.Connections;

namespace ChatOn.Host.Tests.Http;

public sealed class WebSocketTests
{
    private const string Text = "text.ircv3.net";
    private const string Binary = "binary.ircv3.net";

    [Theory]
    [Trait("Spec", "IRCv3/websocket#1")]
    [Trait("Spec", "IRCv3/websocket#3")]
    [InlineData(Text + "," + Binary, Text)]
    [InlineData(Binary + "," + Text, Binary)]
    [InlineData("v1.example," + Binary, Binary)]
    [InlineData("", null)]
    [InlineData("v1.example", null)]
    public async Task The_clients_order_of_subprotocols_decides(string offered, string? agreed)
    {
        await using var host = await TestHost.StartAsync();
        using var socket = await ConnectAsync(host, offered.Split(',', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(agreed, socket.SubProtocol);
    }

    [Theory]
    [Trait("Spec", "IRCv3/websocket#1")]
    [Trait("Spec", "IRCv3/websocket#4")]
    [Trait("Spec", "IRCv3/websocket#5")]
    [InlineData(Text, WebSocketMessageType.Text)]
    [InlineData(Binary, WebSocketMessageType.Binary)]
    [InlineData(null, WebSocketMessageType.Text)]
    public async Task Each_message_is_a_line_both_ways(string? protocol, WebSocketMessageType type)
    {
        await using var host = await TestHost.StartAsync();
        using var socket = await ConnectAsync(host, protocol is null ? [] : [protocol]);
        var session = await host.Chat.NextAsync();
        await SendAsync(socket, "NICK älice", type);
        await SendAsync(socket, "USER a 0 * :A\r\n", type);
        await SendAsync(socket, "", type);
        await SendAsync(socket, "JOIN #a", type);

        Assert.Equal(Entry.Irc, session.Entry);
        Assert.Equal("WebSocket", session.Transport.Peer.Via);
        Assert.Equal("NICK älice\r\n", await session.NextAsync());
        Assert.Equal("USER a 0 * :A\r\n", await session.NextAsync());
        Assert.Equal("JOIN #a\r\n", await session.NextAsync());
        session.Send(":s 001 a :Wëlcome\r\n:s 002 a :Host\r\n");
        await session.DrainedAsync();
        session.Send(":s 003 a\r\n");
        Assert.Equal((":s 001 a :Wëlcome", type), await ReceiveAsync(socket));
        Assert.Equal((":s 002 a :Host", type), await ReceiveAsync(socket));
        Assert.Equal((":s 003 a", type), await ReceiveAsync(socket));
    }

    [Fact]
    public async Task It_works_over_TLS()
    {
        await using var host = await TestHost.StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(Text);
        socket.Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        await socket.ConnectAsync(new Uri($"wss://localhost:{host.Port}/ws"), CancellationToken.None).Guarded();
        var session = await host.Chat.NextAsync();
        await SendAsync(socket, "NICK a");

        Assert.Equal("NICK a\r\n", await session.NextAsync());
        Assert.True(session.Transport.Peer.IsSecure);
        Assert.Equal("WebSocket over TLS", session.Transport.Peer.Via);
        Assert.Null(session.Transport.Peer.EndPointBinding);
    }

    [Fact]
    [Trait("Spec", "IRCv3/websocket#6")]
    public async Task What_is_not_UTF8_is_made_so_in_text_and_kept_in_binary()
    {
        await using var host = await TestHost.StartAsync();
        using var text = await ConnectAsync(host, [Text]);
        (await host.Chat.NextAsync()).Transport.TrySend([(byte)'a', 0xFF, (byte)'b', 13, 10]);
        Assert.Equal(("a\uFFFDb", WebSocketMessageType.Text), await ReceiveAsync(text));

        using var binary = await ConnectAsync(host, [Binary]);
        (await host.Chat.NextAsync()).Transport.TrySend([(byte)'a', 0xFF, (byte)'b', 13, 10]);
        byte[] buffer = new byte[10];
        var result = await binary.ReceiveAsync(buffer, CancellationToken.None).Guarded();
        Assert.Equal([(byte)'a', 0xFF, (byte)'b'], buffer[..result.Count]);
    }

    [Fact]
    public async Task Either_side_can_close()
    {
        await using var host = await TestHost.StartAsync();
        using var leaving = await ConnectAsync(host, [Text]);
        var session = await host.Chat.NextAsync();
        var closing = leaving.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None);
        Assert.Equal("Connection closed", await session.Closed);
        session.Transport.Close();
        await closing.Guarded();
        Assert.Equal(WebSocketCloseStatus.NormalClosure, leaving.CloseStatus);

        using var staying = await ConnectAsync(host, [Text]);
        session = await host.Chat.NextAsync();
        session.Send("ERROR :Closing link\r\n");
        session.Transport.Close();
        Assert.Equal(("ERROR :Closing link", WebSocketMessageType.Text), await ReceiveAsync(staying));
        Assert.Equal(WebSocketMessageType.Close, (await staying.ReceiveAsync(new byte[10], CancellationToken.None).Guarded()).MessageType);
        await staying.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).Guarded();
        Assert.Equal("Connection closed", await session.Closed);
        await host.EverybodyGoneAsync();
    }

    [Fact]
    public async Task One_that_vanishes_is_noticed()
    {
        await using var host = await TestHost.StartAsync();
        using var client = await UpgradeAsync(host);
        var session = await host.Chat.NextAsync();
        client.Reset();
        await session.Closed;
        session.Transport.Close();
        await host.EverybodyGoneAsync();
        Assert.Null(session.Violation);
    }

    [Fact]
    public async Task A_slow_reader_gets_everything_in_order()
    {
        await using var host = await TestHost.StartAsync();
        using var socket = await ConnectAsync(host, [Text]);
        var session = await host.Chat.NextAsync();
        const int Count = 300;
        var sending = Task.Run(async () =>
        {
            for (int i = 0; i < Count; i++)
            {
                while (!session.Transport.TrySend(Encoding.UTF8.GetBytes($"{i} {new string('x', 5000)}\r\n")))
                    await session.DrainedAsync();
            }
        });
        for (int i = 0; i < Count; i++)
            Assert.StartsWith($"{i} ", (await ReceiveAsync(socket)).Text, StringComparison.Ordinal);
        await sending.Guarded();
    }

    [Theory]
    [Trait("Spec", "IRCv3/websocket#4")]
    [InlineData("text", WebSocketMessageType.Binary, WebSocketCloseStatus.InvalidMessageType)]
    [InlineData("two\r\nlines", WebSocketMessageType.Text, WebSocketCloseStatus.PolicyViolation)]
    [InlineData("two\nlines", WebSocketMessageType.Text, WebSocketCloseStatus.PolicyViolation)]
    public async Task A_message_that_is_not_a_line_is_refused(string text, WebSocketMessageType type, WebSocketCloseStatus status)
    {
        await using var host = await TestHost.StartAsync();
        using var socket = await ConnectAsync(host, [Text]);
        var session = await host.Chat.NextAsync();
        await SendAsync(socket, text, type);
        await socket.ReceiveAsync(new byte[10], CancellationToken.None).Guarded();

        Assert.Equal(status, socket.CloseStatus);
        await session.Closed;
        Assert.False(session.HasMore());
    }

    [Theory]
    [Trait("Spec", "IRCv3/websocket#7")]
    [Trait("Spec", "IRCv3/websocket#8")]
    [InlineData(4606, true)]
    [InlineData(4607, false)]
    [InlineData(1_000_000, false)]
    public async Task A_message_has_a_bound(int length, bool isTaken)
    {
        await using var host = await TestHost.StartAsync();
        using var socket = await ConnectAsync(host, [Text]);
        var session = await host.Chat.NextAsync();
        await SendAsync(socket, new string('x', length));
        if (isTaken)
        {
            Assert.Equal(length + 2, (await session.NextAsync()).Length);
        }
        else
        {
            Assert.Equal("Message too long", await session.Closed);
            await socket.ReceiveAsync(new byte[10], CancellationToken.None).Guarded();
            Assert.Equal(WebSocketCloseStatus.MessageTooBig, socket.CloseStatus);
        }
    }

    [Theory]
    [InlineData(new byte[] { 0x81, 0x82, 0, 0, 0, 0, 0xC3, 0x28 })]
    [InlineData(new byte[] { 0x81, 0x04, (byte)'a', (byte)'b', (byte)'c', (byte)'d' })]
    [InlineData(new byte[] { 0xF1, 0x82, 0, 0, 0, 0, 1, 2 })]
    [InlineData(new byte[] { 0x83, 0x82, 0, 0, 0, 0, 1, 2 })]
    [InlineData(new byte[] { 0x80, 0x82, 0, 0, 0, 0, 1, 2 })]
    [InlineData(new byte[] { 0x89, 0xFE, 0xFF, 0xFF, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0x81, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0 })]
    public async Task A_bad_frame_ends_only_its_own_connection(byte[] frame)
    {
        await using var host = await TestHost.StartAsync();
        using var good = await ConnectAsync(host, [Text]);
        var goodSession = await host.Chat.NextAsync();
        using var client = await UpgradeAsync(host);
        var session = await host.Chat.NextAsync();
        await client.SendAsync(frame);
        await session.Closed;
        session.Transport.Close();
        await client.ReadToEndAsync();

        await SendAsync(good, "PING x");
        Assert.Equal("PING x\r\n", await goodSession.NextAsync());
        Assert.False(session.HasMore());
    }

    [Theory]
    [InlineData("evil.example", "http://evil.example", "421")]
    [InlineData("evil.example:5555", "http://evil.example:5555", "421")]
    [InlineData("localhost", "http://evil.example", "403")]
    [InlineData("localhost", "https://localhost.evil.example", "403")]
    [InlineData("localhost", "null", "403")]
    [InlineData("localhost", "file:///x", "403")]
    [InlineData("localhost", "http://203.0.113.7", "403")]
    [InlineData("203.0.113.9", "http://203.0.113.9:8080", "101")]
    [InlineData("localhost", "http://localhost:3000", "101")]
    [InlineData("localhost", "http://127.0.0.1", "101")]
    [InlineData("127.0.0.1", "http://[::1]:5555", "101")]
    [InlineData("chat.example.org", "https://chat.example.org", "101")]
    [InlineData("localhost", null, "101")]
    public async Task Only_our_own_pages_may_connect(string name, string? origin, string status)
    {
        await using var host = await TestHost.StartAsync(new HostOptions { PublicNames = ["chat.example.org"] });
        using var client = await host.ConnectAsync();
        await client.SendAsync(Upgrade(name, origin));

        Assert.Equal($"HTTP/1.1 {status} ", await client.ReadAsync(13));
        if (status != "101")
            host.Chat.HasNobody();
    }

    private static string Upgrade(string name, string? origin) =>
        $"GET /ws HTTP/1.1\r\nHost: {name}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        + $"Sec-WebSocket-Protocol: {Text}\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{(origin is null ? "" : $"Origin: {origin}\r\n")}\r\n";

    private static async Task<ByteClient> UpgradeAsync(TestHost host)
    {
        var client = await host.ConnectAsync();
        await client.SendAsync(Upgrade("localhost", origin: null));
        string head = "";
        while (!head.EndsWith("\r\n\r\n", StringComparison.Ordinal))
            head += await client.ReadAsync(1);
        return client;
    }

    private static async Task<ClientWebSocket> ConnectAsync(TestHost host, string[] protocols)
    {
        var socket = new ClientWebSocket();
        foreach (string protocol in protocols)
            socket.Options.AddSubProtocol(protocol);
        await socket.ConnectAsync(new Uri($"ws://localhost:{host.Port}/ws"), CancellationToken.None).Guarded();
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string text, WebSocketMessageType type = WebSocketMessageType.Text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), type, endOfMessage: true, CancellationToken.None).Guarded();

    private static async Task<(string Text, WebSocketMessageType Type)> ReceiveAsync(ClientWebSocket socket)
    {
        byte[] buffer = new byte[10_000];
        int length = 0;
        WebSocketReceiveResult result;
        do
        {
            result = await socket.ReceiveAsync(new ArraySegment<byte>(buffer, length, buffer.Length - length), CancellationToken.None).Guarded();
            length += result.Count;
        }
        while (!result.EndOfMessage);

        return (Encoding.UTF8.GetString(buffer, 0, length), result.MessageType);
    }
}
