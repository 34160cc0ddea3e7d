using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;
using ChatOn.Host.Tests.Kit;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>A browser that stays logged in, at the real server with the most talkative log.</summary>
public sealed class StoredLogInTests
{
    [Fact]
    public async Task A_browser_stays_logged_in_and_the_log_does_not_know_by_what()
    {
        await using var server = await ServerProcess.StartAsync(environment: new Dictionary<string, string> { ["CHATON_LOG__LEVEL"] = "trace" });
        var origin = $"http://localhost:{server.Port}";
        using var first = await ConnectAsync(server.Port, origin, cookie: null);
        await SendAsync(first, "CAP REQ echo-message", "NICK alice", "USER a 0 * :A", "CAP END", "REGISTER * * correcthorse");
        await HearsAsync(first, " 900 ");
        await SendAsync(first, "NICKSERV APPPASSWORD ADD browser");
        var password = (await HearsAsync(first, "with the password ([a-z0-9-]{29}) ")).Groups[1].Value;

        var cookie = await KeepAsync(origin, "alice/browser", password);
        using var second = await ConnectAsync(server.Port, origin, cookie);
        await SendAsync(second, "CAP LS 302", "CAP REQ sasl", "AUTHENTICATE EXTERNAL");
        await HearsAsync(second, "^AUTHENTICATE \\+");
        await SendAsync(second, "AUTHENTICATE +");
        await HearsAsync(second, " 903 ");

        Assert.DoesNotContain(password, server.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(cookie.Split('=')[1], server.Log, StringComparison.Ordinal);
    }

    private static async Task<string> KeepAsync(string origin, string name, string password)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(origin + "/session")) { Content = JsonContent.Create(new { name, password }) };
        await request.Content.LoadIntoBufferAsync(TestContext.Current.CancellationToken);
        request.Headers.Add("Origin", origin);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken).Guarded();
        Assert.Equal(204, (int)answer.StatusCode);
        return Assert.Single(answer.Headers.GetValues("Set-Cookie")).Split(';')[0];
    }

    private static async Task<ClientWebSocket> ConnectAsync(int port, string origin, string? cookie)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(WebSocketChatClient.Text);
        socket.Options.SetRequestHeader("Origin", origin);
        if (cookie is not null)
            socket.Options.SetRequestHeader("Cookie", cookie);
        await socket.ConnectAsync(new Uri($"ws://localhost:{port}/ws"), CancellationToken.None).Guarded();
        return socket;
    }

    private static async Task SendAsync(ClientWebSocket socket, params string[] lines)
    {
        foreach (var line in lines)
            await socket.SendAsync(Encoding.UTF8.GetBytes(line), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).Guarded();
    }

    private static async Task<Match> HearsAsync(ClientWebSocket socket, string pattern)
    {
        var buffer = new byte[16_384];
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer, CancellationToken.None).Guarded();
            Assert.NotEqual(WebSocketMessageType.Close, result.MessageType);
            if (Regex.Match(Encoding.UTF8.GetString(buffer, 0, result.Count), pattern, RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } match)
                return match;
        }
    }
}
