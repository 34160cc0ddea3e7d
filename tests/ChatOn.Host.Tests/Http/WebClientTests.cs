using System.Text;
using ChatOn.Host.Tests.Kit;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Http;

public sealed class WebClientTests : IDisposable
{
    private const string Script = "console.log('as it is')";

    private readonly TemporaryFolder _web = new();

    public WebClientTests()
    {
        Directory.CreateDirectory(_web.File("assets"));
        File.WriteAllText(_web.File("index.html"), "<!doctype html><title>ChatOn</title>");
        File.WriteAllText(_web.File("assets/index-abc.js"), Script);
        File.WriteAllText(_web.File("assets/index-abc.js.br"), "in Brotli");
        File.WriteAllText(_web.File("assets/index-abc.js.gz"), "in gzip");
        File.WriteAllText(_web.File("assets/index-abc.css"), "a{}");
        File.WriteAllText(_web.File("manifest.webmanifest"), "{}");
        File.WriteAllText(_web.File("icon.svg"), "<svg/>");
        File.WriteAllText(_web.File("sw.js"), "self");
    }

    public void Dispose() => _web.Dispose();

    [Theory]
    [InlineData("/", "text/html; charset=utf-8", "no-cache")]
    [InlineData("/?from=elsewhere", "text/html; charset=utf-8", "no-cache")]
    [InlineData("/sw.js", "text/javascript; charset=utf-8", "no-cache")]
    [InlineData("/manifest.webmanifest", "application/manifest+json", "no-cache")]
    [InlineData("/icon.svg", "image/svg+xml", "no-cache")]
    [InlineData("/assets/index-abc.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable")]
    [InlineData("/assets/index-abc.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable")]
    public async Task Each_file_has_its_type_and_its_caching(string path, string type, string caching)
    {
        await using var host = await StartAsync();
        var (head, _) = await GetAsync(host, path);

        Assert.Equal("HTTP/1.1 200 OK", head[0]);
        Assert.Contains("Content-Type: " + type, head);
        Assert.Contains("Cache-Control: " + caching, head);
        Assert.Contains("Vary: Accept-Encoding", head);
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/assets")]
    [InlineData("/assets/")]
    [InlineData("/index.html")]
    [InlineData("/assets/index-abc.js.br")]
    [InlineData("/ASSETS/index-abc.js")]
    [InlineData("/assets/../../../../../../etc/passwd")]
    [InlineData("/assets/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("//etc/passwd")]
    [InlineData("/assets/index-abc.js%00.html")]
    public async Task There_are_no_other_paths(string path)
    {
        await using var host = await StartAsync();
        var (head, body) = await GetAsync(host, path);

        Assert.Matches("^HTTP/1.1 40[04] ", head[0]);
        Assert.DoesNotContain("root:", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("identity", null)]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip, deflate, zstd", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("br;q=0.5, gzip;q=0.8", "gzip")]
    [InlineData("br;q=0, gzip;q=0", null)]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("*", "br")]
    [InlineData("gzip;q=0.5, identity", null)]
    [InlineData("identity;q=0, deflate", null)]
    [InlineData("gzip;q=0.001", "gzip")]
    [InlineData("br;q=nonsense;;,,\"", null)]
    public async Task It_comes_in_the_encoding_that_is_liked_best(string accepted, string? encoding)
    {
        await using var host = await StartAsync();
        var (head, body) = await GetAsync(host, "/assets/index-abc.js", $"Accept-Encoding: {accepted}\r\n");

        Assert.Equal(encoding is null ? [] : ["Content-Encoding: " + encoding], head.Where(h => h.StartsWith("Content-Encoding:", StringComparison.Ordinal)));
        Assert.Equal(encoding switch { "br" => "in Brotli", "gzip" => "in gzip", _ => Script }, body);
    }

    [Fact]
    public async Task Whoever_has_it_is_not_sent_it_again()
    {
        await using var host = await StartAsync();
        string tag = TagOf(await GetAsync(host, "/"));

        foreach (string known in new[] { tag, "W/" + tag, $"\"other\", {tag}", "*" })
        {
            var (head, body) = await GetAsync(host, "/", $"If-None-Match: {known}\r\n");
            Assert.Equal(("HTTP/1.1 304 Not Modified", ""), (head[0], body));
            Assert.Contains("ETag: " + tag, head);
            Assert.Contains("Cache-Control: no-cache", head);
            Assert.Contains(head, h => h.StartsWith("Content-Security-Policy: ", StringComparison.Ordinal));
        }

        Assert.Equal("HTTP/1.1 200 OK", (await GetAsync(host, "/", "If-None-Match: \"other\", nonsense\r\n")).Head[0]);
    }

    [Fact]
    public async Task Each_encoding_has_a_tag_of_its_own()
    {
        await using var host = await StartAsync();
        var tags = new List<string>();
        foreach (string encoding in new[] { "br", "gzip", "identity" })
            tags.Add(TagOf(await GetAsync(host, "/assets/index-abc.js", $"Accept-Encoding: {encoding}\r\n")));

        Assert.Equal(3, tags.Distinct().Count());
    }

    [Fact]
    public async Task A_changed_page_has_another_tag()
    {
        string before;
        await using (var host = await StartAsync())
            before = TagOf(await GetAsync(host, "/"));

        await File.AppendAllTextAsync(_web.File("index.html"), " ", TestContext.Current.CancellationToken);
        await using var again = await StartAsync();
        Assert.NotEqual(before, TagOf(await GetAsync(again, "/")));
    }

    [Fact]
    public async Task HEAD_is_told_all_but_the_content()
    {
        await using var host = await StartAsync();
        var (head, body) = await AskAsync(host, "HEAD /assets/index-abc.js HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept-Encoding: gzip\r\n\r\n");

        Assert.Equal(("HTTP/1.1 200 OK", ""), (head[0], body));
        Assert.Contains("Content-Length: 7", head);
        Assert.Contains("Content-Encoding: gzip", head);
    }

    [Theory]
    [InlineData("localhost", " ws://localhost")]
    [InlineData("127.0.0.1:5555", " ws://127.0.0.1:5555")]
    [InlineData("[::1]:5555", "")]
    [InlineData("localhost:1;script-src *", "")]
    public async Task The_policy_lets_nothing_in_from_elsewhere(string name, string webSocket)
    {
        await using var host = await StartAsync();
        var (head, _) = await AskAsync(host, $"GET / HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n");

        string[] policy = head.Where(h => h.StartsWith("Content-Security-Policy: ", StringComparison.Ordinal)).ToArray();
        if (name.Contains(';', StringComparison.Ordinal))
        {
            Assert.DoesNotContain(policy, each => each.Contains('*', StringComparison.Ordinal));
            return;
        }

        Assert.Equal(
            [
                "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; manifest-src 'self'; worker-src 'self'; "
                + $"connect-src 'self'{webSocket}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                + "require-trusted-types-for 'script'; trusted-types chaton",
            ],
            policy);
    }

    [Fact]
    public async Task Over_TLS_the_policy_names_the_WebSocket_over_TLS()
    {
        await using var host = await StartAsync();
        using var client = await host.ConnectAsync();
        await client.SecureAsync();
        await client.SendAsync("GET / HTTP/1.1\r\nHost: localhost:6697\r\nConnection: close\r\n\r\n");

        Assert.Contains("connect-src 'self' wss://localhost:6697;", await client.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/assets/index-abc.js")]
    [InlineData("/join")]
    [InlineData("/nothing")]
    public async Task Every_answer_carries_the_headers_that_shut_others_out(string path)
    {
        await using var host = await StartAsync();
        var (head, _) = await GetAsync(host, path);

        Assert.Contains("X-Content-Type-Options: nosniff", head);
        Assert.Contains("X-Frame-Options: DENY", head);
        Assert.Contains("Referrer-Policy: no-referrer", head);
        Assert.Contains("Cross-Origin-Opener-Policy: same-origin", head);
        Assert.Contains("Cross-Origin-Resource-Policy: same-origin", head);
        string features = Assert.Single(head, h => h.StartsWith("Permissions-Policy: ", StringComparison.Ordinal));
        Assert.All(["camera", "microphone", "geolocation", "payment", "usb", "clipboard-read"], feature => Assert.Contains(feature + "=()", features, StringComparison.Ordinal));
        Assert.DoesNotContain(head, h => h.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_page_for_other_clients_is_at_join()
    {
        await using var host = await StartAsync();
        var (head, body) = await GetAsync(host, "/join");

        Assert.Equal("HTTP/1.1 200 OK", head[0]);
        Assert.Contains("Chat in this browser", body, StringComparison.Ordinal);
        Assert.DoesNotContain("built without", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_without_it_says_so()
    {
        await using var host = await TestHost.StartAsync();
        var (_, body) = await GetAsync(host, "/");

        Assert.Contains("built without the browser client", body, StringComparison.Ordinal);
        Assert.Contains("scripts/web", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Chat in this browser", body, StringComparison.Ordinal);
    }

    private Task<TestHost> StartAsync() => TestHost.StartAsync(webFolder: _web.Path);

    private static string TagOf((string[] Head, string Body) answer) =>
        Assert.Single(answer.Head, h => h.StartsWith("ETag: ", StringComparison.Ordinal))["ETag: ".Length..];

    private static Task<(string[] Head, string Body)> GetAsync(TestHost host, string path, string headers = "") =>
        AskAsync(host, $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n");

    private static async Task<(string[] Head, string Body)> AskAsync(TestHost host, string request)
    {
        using var client = await host.ConnectAsync();
        await client.SendAsync(Encoding.UTF8.GetBytes(request));
        string answer = await client.ReadToEndAsync();
        int end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (answer[..end].Split("\r\n"), answer[(end + 4)..]);
    }
}
