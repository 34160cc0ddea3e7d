using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>curl and WebSocket clients on the port of the chat.</summary>
[Collection(RealProgramTests.Name)]
public sealed class HttpProgramTests(RunningServer server)
{
    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task Curl_gets_a_page_that_says_how_to_join(string scheme)
    {
        var page = await CurlAsync($"{scheme}://localhost:{server.Port}/join");
        Assert.Contains("200", page, StringComparison.Ordinal);
        Assert.Contains($"localhost {server.Port}", page, StringComparison.Ordinal);
        Assert.Contains("irssi", page, StringComparison.Ordinal);
        Assert.Contains(server.Fingerprint, page.Replace(":", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Curl_gets_the_browser_client_and_what_it_loads()
    {
        var page = await CurlAsync($"http://localhost:{server.Port}/");
        Assert.SkipWhen(page.Contains("built without the browser client", StringComparison.Ordinal), "Node.js was not there when this was built");
        var script = page.Split("src=\"")[1].Split('"')[0];

        Assert.StartsWith("/assets/", script, StringComparison.Ordinal);
        Assert.Contains("immutable", await CurlAsync($"http://localhost:{server.Port}{script}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Curl_finds_the_server_in_good_health()
    {
        var answer = await CurlAsync($"http://localhost:{server.Port}/healthz");
        Assert.EndsWith("ok", answer.Trim(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Curl_reads_metrics_on_this_machine()
    {
        var metrics = await CurlAsync($"http://localhost:{server.Port}/metrics");
        Assert.Contains("chaton_", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Curl_is_upgraded_to_a_websocket()
    {
        InstalledProgram.Require("curl");
        string[] headers =
        [
            "-H", "Connection: Upgrade", "-H", "Upgrade: websocket", "-H", "Sec-WebSocket-Version: 13",
            "-H", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "-H", "Sec-WebSocket-Protocol: text.ircv3.net",
        ];
        await using var curl = ChildProcess.Start("curl", ["-svN", "--http1.1", .. headers, $"http://localhost:{server.Port}/ws"]);
        await curl.Errors.ShowsAsync("101 Switching Protocols");
        // The key's answer is the example of RFC 6455, 1.3.
        await curl.Errors.ShowsAsync("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    [Theory]
    [InlineData(WebSocketChatClient.Text, false)]
    [InlineData(WebSocketChatClient.Binary, false)]
    [InlineData(WebSocketChatClient.Text, true)]
    [InlineData(WebSocketChatClient.Binary, true)]
    public async Task A_websocket_client_talks_with_nc(string protocol, bool isSecure)
    {
        await using var nc = await NcClient.EnterAsync("nils", server.Port);
        await using var web = await WebSocketChatClient.EnterAsync("wim", server.Port, protocol, isSecure ? server.Fingerprint : null);
        await web.SayAsync("good morning");
        await nc.Screen.ShowsAsync("wim: good morning");
        await nc.SayAsync("and to you");
        await web.Screen.ShowsAsync("PRIVMSG #lobby :and to you");
    }

    private static async Task<string> CurlAsync(string url)
    {
        InstalledProgram.Require("curl");
        var (exitCode, output) = await ChildProcess.RunAsync("curl", "-sik", "--max-time", "15", url);
        Assert.Equal(0, exitCode);
        return output;
    }
}
