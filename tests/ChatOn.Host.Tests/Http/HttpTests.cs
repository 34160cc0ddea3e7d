using System.Net.Security;
using System.Text;
using ChatOn.Host.Tests.Kit;

namespace ChatOn.Host.Tests.Http;

public sealed class HttpTests
{
    private const string Token = "a-token-of-some-length";

    [Fact]
    public async Task The_page_says_how_to_join_here()
    {
        await using var host = await TestHost.StartAsync();
        var (head, body) = await GetAsync(host, "/");

        Assert.StartsWith("HTTP/1.1 200 OK", head, StringComparison.Ordinal);
        Assert.Contains($"nc localhost {host.Port}\n", body.Replace("</code>", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains($"openssl s_client -connect localhost:{host.Port} -quiet", body, StringComparison.Ordinal);
        Assert.Contains($"ws://localhost:{host.Port}/ws", body, StringComparison.Ordinal);
        Assert.Contains(host.Service.CertificateFingerprint, body, StringComparison.Ordinal);
        Assert.Contains("irssi", body, StringComparison.Ordinal);
        Assert.Contains("WeeChat", body, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", body, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", body, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("#lobby", "#lobby")]
    [InlineData("#café", "#caf&#233;")]
    [InlineData("#<script>&\"'", "#&lt;script&gt;&amp;&quot;&#39;")]
    [InlineData("#{{host}}", "#{{host}}")]
    public async Task The_page_names_the_lobby_as_configured(string lobby, string html)
    {
        await using var host = await TestHost.StartAsync(new HostOptions { LobbyName = lobby });
        var (_, body) = await GetAsync(host, "/");

        Assert.Contains($"room <code>{html}</code>", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_carry_security_headers()
    {
        await using var host = await TestHost.StartAsync();
        var (head, _) = await GetAsync(host, "/");
        string[] headers = head.Split("\r\n");

        Assert.Contains(headers, h => h.StartsWith("Content-Security-Policy: default-src 'none'; style-src 'sha256-", StringComparison.Ordinal));
        Assert.Contains("X-Content-Type-Options: nosniff", headers);
        Assert.Contains("X-Frame-Options: DENY", headers);
        Assert.Contains("Referrer-Policy: no-referrer", headers);
        Assert.DoesNotContain(headers, h => h.StartsWith("Server:", StringComparison.Ordinal));
        Assert.DoesNotContain(headers, h => h.StartsWith("Strict-Transport-Security:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/healthz", "200 OK", "ok")]
    [InlineData("/nothing", "404 Not Found", "not found")]
    [InlineData("/ws", "426 Upgrade Required", "")]
    [InlineData("/Healthz", "404 Not Found", "not found")]
    public async Task Each_path_has_its_answer(string path, string status, string text)
    {
        await using var host = await TestHost.StartAsync();
        var (head, body) = await GetAsync(host, path);

        Assert.StartsWith($"HTTP/1.1 {status}", head, StringComparison.Ordinal);
        Assert.Equal(text, body);
    }

    [Fact]
    public async Task A_request_byte_by_byte_is_understood()
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        foreach (byte b in "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray())
            await client.SendAsync([b]);

        Assert.EndsWith("\r\n\r\nok", await client.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_there_over_TLS_with_and_without_ALPN(bool hasAlpn)
    {
        await using var host = await TestHost.StartAsync(new HostOptions { Http = new HttpOptions { HstsDays = 30 } });
        using var client = await host.ConnectAsync();
        await client.SecureAsync(new SslClientAuthenticationOptions
        {
            ApplicationProtocols = hasAlpn ? [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11] : null,
        });
        await client.SendAsync("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        string answer = await client.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 200 OK", answer, StringComparison.Ordinal);
        Assert.Contains("wss://localhost:443/ws", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nStrict-Transport-Security: max-age=2592000\r\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("localhost:1234", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("[::1]:5555", true)]
    [InlineData("192.0.2.7", true)]
    [InlineData("chat.example.org", true)]
    [InlineData("CHAT.example.org:443", true)]
    [InlineData("evil.example", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    public async Task The_host_must_be_ours(string name, bool isOurs)
    {
        await using var host = await TestHost.StartAsync(new HostOptions { PublicNames = ["chat.example.org"] });
        var (head, _) = await GetAsync(host, "/healthz", name);

        Assert.StartsWith(isOurs ? "HTTP/1.1 200" : "HTTP/1.1 421", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_host_is_not_ours()
    {
        await using var host = await TestHost.StartAsync();
        Assert.StartsWith("HTTP/1.1 421", await RawAsync(host, "GET / HTTP/1.0\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task IRC_in_the_body_of_a_request_is_heard_by_nobody()
    {
        await using var host = await TestHost.StartAsync();
        const string Body = "NICK evil\r\nUSER evil 0 * :evil\r\nJOIN #lobby\r\nPRIVMSG #lobby :spam\r\n";
        string answer = await RawAsync(
            host, $"POST / HTTP/1.1\r\nHost: localhost:{host.Port}\r\nOrigin: http://evil.example\r\nContent-Type: text/plain\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");

        Assert.StartsWith("HTTP/1.1 4", answer, StringComparison.Ordinal);
        host.Chat.HasNobody();
    }

    [Fact]
    public async Task A_request_line_that_looks_like_IRC_is_HTTP()
    {
        await using var host = await TestHost.StartAsync();
        string answer = await RawAsync(host, "NICK /evil HTTP/1.1\r\nHost: localhost\r\n\r\nUSER evil 0 * :evil\r\n");

        Assert.StartsWith("HTTP/1.1 405", answer, StringComparison.Ordinal);
        host.Chat.HasNobody();
    }

    [Fact]
    public async Task A_request_after_the_prompt_ends_the_connection()
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        await client.ExpectsAsync("NICK");
        await client.SendAsync("POST / HTTP/1.1\r\nHost: localhost\r\n\r\nNICK evil\r\nUSER evil 0 * :evil\r\n");

        Assert.Equal("", await client.ReadToEndAsync());
        host.Chat.HasNobody();
    }

    [Fact]
    public async Task Headers_that_drip_are_cut()
    {
        await using var host = await TestHost.StartAsync(new HostOptions { Http = new HttpOptions { RequestHeadersTimeoutSeconds = 1 } });
        using var client = await host.ConnectAsync();
        await client.SendAsync("GET / HTTP/1.1\r\nHost: localhost\r\nX-A: b");

        Assert.StartsWith("HTTP/1.1 408", await client.ReadToEndAsync(), StringComparison.Ordinal);
        client.Dispose();
        await host.EverybodyGoneAsync();
    }

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        await using var host = await TestHost.StartAsync();
        string endless = string.Concat(Enumerable.Repeat("X-A: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\r\n", 1000));
        Assert.StartsWith("HTTP/1.1 431", await RawAsync(host, "GET / HTTP/1.1\r\nHost: localhost\r\n" + endless + "\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_are_for_this_machine()
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        await client.SendAsync("CAP LS\r\n");
        await host.Chat.NextAsync();
        var (head, body) = await GetAsync(host, "/metrics");

        Assert.StartsWith("HTTP/1.1 200 OK", head, StringComparison.Ordinal);
        Assert.Contains("chaton_connections", body, StringComparison.Ordinal);
        Assert.Contains("protocol=\"irc\"", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Authorization: Bearer " + Token + "\r\n", "200")]
    [InlineData("Authorization: Bearer wrong\r\n", "403")]
    [InlineData("Authorization: Basic " + Token + "\r\n", "403")]
    [InlineData("", "403")]
    public async Task Metrics_are_for_who_has_the_token(string header, string status)
    {
        await using var host = await TestHost.StartAsync(FromElsewhere(new HttpOptions { MetricsToken = Token }));
        using var client = await host.ConnectAsync();
        await client.SendAsync("PROXY TCP4 203.0.113.7 127.0.0.1 1 2\r\n");
        await client.SendAsync($"GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{header}\r\n");

        Assert.StartsWith($"HTTP/1.1 {status}", await client.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Forwarded-For: 127.0.0.1\r\n")]
    [InlineData("Forwarded: for=127.0.0.1;proto=https\r\n")]
    [InlineData("X-Real-IP: 127.0.0.1\r\n")]
    public async Task Behind_an_unknown_proxy_nobody_is_local(string header)
    {
        await using var host = await TestHost.StartAsync();
        string answer = await RawAsync(host, $"GET /metrics HTTP/1.1\r\nHost: localhost\r\n{header}\r\n");

        Assert.StartsWith("HTTP/1.1 308", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Forwarded-For: 203.0.113.7\r\n", "308")]
    [InlineData("X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https\r\n", "403")]
    [InlineData("X-Forwarded-For: 127.0.0.1, 203.0.113.7\r\nX-Forwarded-Proto: https\r\n", "403")]
    [InlineData("X-Real-IP: 127.0.0.2\r\n", "308")]
    [InlineData("", "200")]
    public Task A_configured_proxy_says_who_is_behind_it(string header, string status) => MetricsAsync(ForwardedHeader.XForwardedFor, header, status);

    [Fact]
    public async Task Behind_a_proxy_the_page_names_its_port_for_the_web_and_ours_for_chat()
    {
        await using var host = await TestHost.StartAsync(new HostOptions
        {
            PublicNames = ["chat.example.org"],
            Http = new HttpOptions { ForwardedFrom = ["127.0.0.1"] },
        });
        string page = await RawAsync(
            host, "GET / HTTP/1.1\r\nHost: chat.example.org\r\nConnection: close\r\nX-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https\r\n\r\n");

        Assert.Contains("wss://chat.example.org:443/ws", page, StringComparison.Ordinal);
        Assert.Contains($"openssl s_client -connect chat.example.org:{host.Port} -quiet", page, StringComparison.Ordinal);
        Assert.Contains($"chat.example.org {host.Port}</code>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Forwarded: for=\"[2001:db8::1]:4711\";proto=https\r\n", "403")]
    [InlineData("Forwarded: for=unknown;proto=https\r\n", "403")]
    [InlineData("Forwarded: for=203.0.113.7\r\n", "308")]
    [InlineData("Forwarded: for=127.0.0.1;proto=https, for=203.0.113.7;proto=https\r\n", "403")]
    public Task It_may_say_so_by_RFC_7239(string header, string status) => MetricsAsync(ForwardedHeader.Forwarded, header, status);

    [Theory]
    [InlineData(ForwardedHeader.XForwardedFor, "Forwarded: for=127.0.0.1;proto=https\r\nX-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https\r\n", "403")]
    [InlineData(ForwardedHeader.XForwardedFor, "Forwarded: for=127.0.0.1;proto=https\r\n", "308")]
    [InlineData(ForwardedHeader.Forwarded, "X-Forwarded-For: 127.0.0.1\r\nForwarded: for=203.0.113.7;proto=https\r\n", "403")]
    [InlineData(ForwardedHeader.Forwarded, "X-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Proto: https\r\n", "308")]
    public Task What_a_client_wrote_into_the_header_that_its_proxy_does_not_write_is_not_believed(ForwardedHeader written, string header, string status) =>
        MetricsAsync(written, header, status);

    [Fact]
    public async Task An_open_page_does_not_hold_up_the_stop()
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        await client.SendAsync("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await client.ExpectsAsync("HTTP/1.1 200 OK");
        await host.StopAsync();

        Assert.Equal(0, host.ConnectionCount);
    }

    [Fact]
    public async Task It_works_for_a_usual_client()
    {
        await using var host = await TestHost.StartAsync();
        using var handler = new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true } };
        using var http = new HttpClient(handler);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal("ok", await http.GetStringAsync(new Uri($"http://127.0.0.1:{host.Port}/healthz")).Guarded());
            Assert.Equal("ok", await http.GetStringAsync(new Uri($"https://127.0.0.1:{host.Port}/healthz")).Guarded());
        }
    }

    private static async Task MetricsAsync(ForwardedHeader written, string header, string status)
    {
        await using var host = await TestHost.StartAsync(new HostOptions { Http = new HttpOptions { ForwardedFrom = ["127.0.0.1"], ForwardedHeader = written } });
        string answer = await RawAsync(host, $"GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{header}\r\n");

        Assert.StartsWith($"HTTP/1.1 {status}", answer, StringComparison.Ordinal);
    }

    private static HostOptions FromElsewhere(HttpOptions http) => new()
    {
        ProxyProtocolFrom = ["127.0.0.1"],
        Listeners = [TestHost.FreePort with { AllowPlainTextFromOtherMachines = true }],
        Http = http,
    };

    private static async Task<(string Head, string Body)> GetAsync(TestHost host, string path, string? name = null)
    {
        string answer = await RawAsync(host, $"GET {path} HTTP/1.1\r\nHost: {name ?? $"localhost:{host.Port}"}\r\nConnection: close\r\n\r\n");
        int end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        string body = answer[(end + 4)..];
        return (answer[..end], answer[..end].Contains("chunked", StringComparison.Ordinal) ? Unchunk(body) : body);
    }

    private static async Task<string> RawAsync(TestHost host, string request)
    {
        using var client = await host.ConnectAsync();
        await client.SendAsync(Encoding.UTF8.GetBytes(request));
        return await client.ReadToEndAsync();
    }

    private static string Unchunk(string body)
    {
        var text = new StringBuilder();
        while (int.Parse(body[..body.IndexOf('\r', StringComparison.Ordinal)], System.Globalization.NumberStyles.HexNumber) is > 0 and var length)
        {
            int start = body.IndexOf('\n', StringComparison.Ordinal) + 1;
            text.Append(body, start, length);
            body = body[(start + length + 2)..];
        }

        return text.ToString();
    }
}
