using System.Net.WebSockets;
using System.Text;
using ChatOn.Host.Tests.Kit;

namespace ChatOn.Host.Tests.Http;

public sealed class SessionTests
{
    private const string Body = """{"name":"alice/browser","password":"abcde-fghij-klmno"}""";
    private const string Json = "Content-Type: application/json\r\n";

    [Fact]
    public async Task What_the_page_gives_is_kept_where_no_page_reads_it_and_shown_to_the_chat()
    {
        await using var host = await TestHost.StartAsync();
        string cookie = await KeepAsync(host);

        Assert.Matches("^chaton=[A-Za-z0-9_-]+; max-age=31536000; path=/; samesite=strict; httponly$", cookie);
        Assert.DoesNotContain("abcde", cookie, StringComparison.Ordinal);
        var stored = await ConnectAsync(host, cookie, $"http://localhost:{host.Port}");
        Assert.Equal("alice/browser", stored?.Name);
        Assert.Equal("abcde-fghij-klmno", stored?.Password);
        Assert.Equal("alice/browser", stored?.ToString());
        Assert.EndsWith("""{"name":"alice/browser"}""", await AskAsync(host, "GET", $"Cookie: {CookieOf(cookie)}\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_TLS_no_other_name_and_no_page_without_TLS_can_set_it()
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        await client.SecureAsync();
        await client.SendAsync(
            $"POST /session HTTP/1.1\r\nHost: localhost:{host.Port}\r\nOrigin: https://localhost:{host.Port}\r\nConnection: close\r\n{Json}Content-Length: {Body.Length}\r\n\r\n{Body}");
        string answer = await client.ReadToEndAsync();

        Assert.Matches("\r\nSet-Cookie: __Host-chaton=[A-Za-z0-9_-]+; max-age=31536000; path=/; secure; samesite=strict; httponly\r\n", answer);
    }

    [Fact]
    public async Task It_is_let_go_of()
    {
        await using var host = await TestHost.StartAsync();
        string answer = await AskAsync(host, "DELETE", Origin(host));

        Assert.StartsWith("HTTP/1.1 204 ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nSet-Cookie: chaton=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/; samesite=strict; httponly\r\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Origin: null\r\n")]
    [InlineData("Origin: https://evil.example\r\n")]
    [InlineData("Origin: http://localhost\r\n")]
    [InlineData("Origin: http://localhost:1\r\n")]
    [InlineData("Origin: https://localhost:{port}\r\n")]
    [InlineData("Origin: http://127.0.0.1:{port}\r\n")]
    [InlineData("Origin: http://localhost.evil.example:{port}\r\n")]
    [InlineData("Origin: http://localhost:{port}\r\nSec-Fetch-Site: cross-site\r\n")]
    [InlineData("Origin: http://localhost:{port}\r\nSec-Fetch-Site: same-site\r\n")]
    [InlineData("Origin: http://localhost:{port}\r\nSec-Fetch-Site: none\r\n")]
    public async Task Only_a_page_of_this_origin_sets_or_removes_it(string headers)
    {
        await using var host = await TestHost.StartAsync();
        headers = headers.Replace("{port}", $"{host.Port}", StringComparison.Ordinal);
        string[] answers = [await AskAsync(host, "POST", headers + Json, Body), await AskAsync(host, "DELETE", headers)];

        Assert.All(answers, answer =>
        {
            Assert.StartsWith("HTTP/1.1 403 ", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("Set-Cookie", answer, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Access-Control", answer, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task Other_pages_are_not_told_whose_it_is(string site)
    {
        await using var host = await TestHost.StartAsync();
        string cookie = CookieOf(await KeepAsync(host));
        string answer = await AskAsync(host, "GET", $"Cookie: {cookie}\r\nSec-Fetch-Site: {site}\r\n");

        Assert.StartsWith("HTTP/1.1 403 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("alice", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OPTIONS", "405")]
    [InlineData("PUT", "405")]
    [InlineData("PATCH", "405")]
    public async Task No_preflight_is_granted(string method, string status)
    {
        await using var host = await TestHost.StartAsync();
        string answer = await AskAsync(host, method, "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n");

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\nAccess-Control", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Origin: http://127.0.0.1:3000")]
    [InlineData("Origin: http://localhost:3000")]
    [InlineData("Origin: https://localhost:{port}")]
    [InlineData("Origin: http://localhost:{port}\r\nSec-Fetch-Site: same-site")]
    [InlineData("X-Nothing: there")]
    public async Task Another_page_that_may_connect_speaks_for_nobody(string header)
    {
        await using var host = await TestHost.StartAsync();
        string cookie = CookieOf(await KeepAsync(host));
        using var client = await host.ConnectAsync();
        await client.SendAsync(
            $"GET /ws HTTP/1.1\r\nHost: localhost:{host.Port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + $"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nCookie: {cookie}\r\n{header.Replace("{port}", $"{host.Port}", StringComparison.Ordinal)}\r\n\r\n");
        await client.ExpectsAsync("HTTP/1.1 101 ");

        Assert.Null((await host.Chat.NextAsync()).Transport.Peer.StoredLogIn);
    }

    [Fact]
    public async Task A_page_of_elsewhere_does_not_connect_with_it()
    {
        await using var host = await TestHost.StartAsync();
        string cookie = await KeepAsync(host);

        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(host, cookie, "https://evil.example"));
        host.Chat.HasNobody();
    }

    [Theory]
    [InlineData("chaton=")]
    [InlineData("chaton=!!!")]
    [InlineData("chaton=YWxpY2U")]
    [InlineData("chaton=Og")]
    [InlineData("chaton=YTo")]
    [InlineData("__Host-chaton=YWxpY2UvYjpzZWNyZXQ")]
    public async Task A_cookie_that_is_none_of_ours_is_none(string cookie)
    {
        await using var host = await TestHost.StartAsync();

        Assert.Null(await ConnectAsync(host, cookie, $"http://localhost:{host.Port}"));
    }

    [Theory]
    [InlineData("Content-Type: text/plain", Body, "415")]
    [InlineData("Content-Type: application/x-www-form-urlencoded", Body, "415")]
    [InlineData("Content-Type: multipart/form-data; boundary=b", Body, "415")]
    [InlineData("X-Nothing: there", Body, "415")]
    [InlineData("Content-Type: application/json; charset=utf-8", Body, "204")]
    [InlineData("Content-Type: application/json", "", "400")]
    [InlineData("Content-Type: application/json", "{}", "400")]
    [InlineData("Content-Type: application/json", "null", "400")]
    [InlineData("Content-Type: application/json", "[[[[", "400")]
    [InlineData("Content-Type: application/json", """{"name":"alice","password":"x"}""", "400")]
    [InlineData("Content-Type: application/json", """{"name":"a/b/c","password":"x"}""", "400")]
    [InlineData("Content-Type: application/json", """{"name":"a:b/c","password":"x"}""", "400")]
    [InlineData("Content-Type: application/json", """{"name":"alice/b","password":""}""", "400")]
    [InlineData("Content-Type: application/json", """{"name":["alice/b"],"password":"x"}""", "400")]
    public async Task Only_JSON_that_means_something_is_taken(string type, string body, string status)
    {
        await using var host = await TestHost.StartAsync();

        Assert.StartsWith($"HTTP/1.1 {status} ", await AskAsync(host, "POST", Origin(host) + type + "\r\n", body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_long_is_not_read()
    {
        await using var host = await TestHost.StartAsync();

        Assert.StartsWith("HTTP/1.1 413 ", await AskAsync(host, "POST", Origin(host) + Json, new string(' ', 2000)), StringComparison.Ordinal);
        Assert.StartsWith(
            "HTTP/1.1 400 ",
            await AskAsync(host, "POST", Origin(host) + Json, $$"""{"name":"alice/b","password":"{{new string('x', 600)}}"}"""),
            StringComparison.Ordinal);
        using var client = await host.ConnectAsync();
        await client.SendAsync($"POST /session HTTP/1.1\r\nHost: localhost:{host.Port}\r\n{Origin(host)}{Json}Transfer-Encoding: chunked\r\n\r\n");
        await client.ExpectsAsync("HTTP/1.1 411 ");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/ws")]
    [InlineData("/session/")]
    [InlineData("/server.json")]
    public async Task Nothing_is_posted_elsewhere(string path)
    {
        await using var host = await TestHost.StartAsync();

        Assert.StartsWith("HTTP/1.1 405 ", await AskAsync(host, "POST", Origin(host) + Json, Body, path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_others_read_along_no_password_is_kept()
    {
        await using var host = await TestHost.StartAsync(new HostOptions
        {
            ProxyProtocolFrom = ["127.0.0.1"],
            Listeners = [TestHost.FreePort with { AllowPlainTextFromOtherMachines = true }],
        });
        using var client = await host.ConnectAsync();
        await client.SendAsync("PROXY TCP4 203.0.113.7 127.0.0.1 1 2\r\n");
        await client.SendAsync(
            $"POST /session HTTP/1.1\r\nHost: localhost:{host.Port}\r\n{Origin(host)}Connection: close\r\n{Json}Content-Length: {Body.Length}\r\n\r\n{Body}");

        Assert.StartsWith("HTTP/1.1 403 ", await client.ReadToEndAsync(), StringComparison.Ordinal);
    }

    private static string Origin(TestHost host) => $"Origin: http://localhost:{host.Port}\r\n";

    /// <summary>The value of Set-Cookie.</summary>
    private static async Task<string> KeepAsync(TestHost host)
    {
        string answer = await AskAsync(host, "POST", Origin(host) + Json, Body);
        Assert.StartsWith("HTTP/1.1 204 ", answer, StringComparison.Ordinal);
        return Assert.Single(answer.Split("\r\n"), line => line.StartsWith("Set-Cookie: ", StringComparison.Ordinal))["Set-Cookie: ".Length..];
    }

    private static string CookieOf(string setCookie) => setCookie.Split(';')[0];

    private static async Task<string> AskAsync(TestHost host, string method, string headers, string body = "", string path = "/session")
    {
        using var client = await host.ConnectAsync();
        string length = method == "POST" ? $"Content-Length: {body.Length}\r\n" : "";
        await client.SendAsync(Encoding.UTF8.GetBytes($"{method} {path} HTTP/1.1\r\nHost: localhost:{host.Port}\r\nConnection: close\r\n{headers}{length}\r\n{body}"));
        return await client.ReadToEndAsync();
    }

    /// <summary>What the chat is shown of a page's stored log-in.</summary>
    private static async Task<ChatOn.Server.Connections.StoredLogIn?> ConnectAsync(TestHost host, string cookie, string origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", CookieOf(cookie));
        socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new Uri($"ws://localhost:{host.Port}/ws"), CancellationToken.None).Guarded();
        return (await host.Chat.NextAsync()).Transport.Peer.StoredLogIn;
    }
}
