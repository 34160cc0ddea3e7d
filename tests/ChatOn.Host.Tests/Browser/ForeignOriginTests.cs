using ChatOn.Host.Tests.Browser.Kit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatOn.Host.Tests.Browser;

/// <summary>What a page from elsewhere tries with this server, in the browser of somebody who uses it.</summary>
[Collection(BrowserTests.Name)]
public sealed class ForeignOriginTests(BrowserAtHand browser) : BrowserTest(browser)
{
    private const string Dial = """
        (address) => new Promise((done) => {
          const socket = new WebSocket(address, ["text.ircv3.net"]);
          socket.onopen = () => done("open");
          socket.onerror = () => done("refused");
        })
        """;

    private const string Fetch = "([address, options]) => fetch(address, options).then((answer) => `read ${answer.status}`, () => 'refused')";

    [Fact]
    public async Task A_foreign_page_opens_no_line_and_reads_nothing()
    {
        var own = await OpenAsync();
        Assert.Equal("open", await own.EvaluateAsync<string>(Dial, $"ws://localhost:{Server.Port}/ws"));

        await using var site = new ForeignSite(BrowserAtHand.ForeignName);
        var foreign = await UnwatchedAsync(site.Address);
        Assert.Equal("refused", await foreign.EvaluateAsync<string>(Dial, $"ws://localhost:{Server.Port}/ws"));
        Assert.Equal("refused", await foreign.EvaluateAsync<string>(Dial, $"ws://127.0.0.1:{Server.Port}/ws"));
        foreach (var path in new[] { "", "server.json", "session", "join", "metrics" })
        {
            object[] plain = [$"http://localhost:{Server.Port}/{path}", new { credentials = "include" }];
            object[] opaque = [$"http://localhost:{Server.Port}/{path}", new { credentials = "include", mode = "no-cors" }];
            Assert.Equal("refused", await foreign.EvaluateAsync<string>(Fetch, plain));
            Assert.Equal("refused", await foreign.EvaluateAsync<string>(Fetch, opaque));
        }
    }

    [Fact]
    public async Task A_foreign_name_that_leads_here_is_not_answered()
    {
        var page = await PageAsync(isWatched: false);
        var answer = page.WaitForResponseAsync(_ => true);
        await Assert.ThrowsAsync<PlaywrightException>(() => page.GotoAsync($"http://{BrowserAtHand.ForeignName}:{Server.Port}/"));
        Assert.Equal(421, (await answer).Status);
    }

    [Theory]
    [InlineData(BrowserAtHand.ForeignName)]
    [InlineData("localhost")]
    public async Task No_other_page_frames_ours_or_keeps_a_hand_on_its_window(string name)
    {
        await using var site = new ForeignSite(name);
        var foreign = await UnwatchedAsync(site.Address);
        await foreign.EvaluateAsync(
            """
            (address) => new Promise((done) => {
              const frame = document.createElement("iframe");
              frame.onload = () => done();
              frame.src = address;
              document.body.append(frame);
            })
            """,
            $"http://localhost:{Server.Port}/");
        Assert.DoesNotContain(foreign.Frames, frame => frame.Url.Contains($":{Server.Port}/", StringComparison.Ordinal));

        var opened = await foreign.RunAndWaitForPopupAsync(() => foreign.EvaluateAsync("(address) => { window.other = open(address); }", $"http://localhost:{Server.Port}/"));
        await Expect(new EntryPage(opened).Nickname).ToBeVisibleAsync();
        Assert.True(await foreign.EvaluateAsync<bool>("() => window.other.closed"), "The foreign page still holds our window");
        Assert.True(await opened.EvaluateAsync<bool>("() => window.opener === null"));
    }

    [Fact]
    public async Task Our_page_can_reach_nobody_else()
    {
        var own = await UnwatchedAsync($"http://localhost:{Server.Port}/");
        await using var site = new ForeignSite("localhost");
        object[] address = [site.Address, new { mode = "no-cors" }];
        Assert.Equal("refused", await own.EvaluateAsync<string>(Fetch, address));
        Assert.Equal(
            "refused",
            await own.EvaluateAsync<string>(
                "(address) => new Promise((done) => { const picture = new Image(); picture.onload = () => done('read'); picture.onerror = () => done('refused'); picture.src = address; })",
                site.Address));
        Assert.Equal(
            "refused",
            await own.EvaluateAsync<string>(
                "() => { try { document.body.insertAdjacentHTML('beforeend', '<b>x</b>'); return 'written'; } catch { return 'refused'; } }"));
        Assert.Equal(
            "refused",
            await own.EvaluateAsync<string>(
                """
                () => new Promise((done) => {
                  document.addEventListener("securitypolicyviolation", () => done("refused"));
                  const style = document.createElement("style");
                  style.textContent = "body { display: none }";
                  document.head.append(style);
                  setTimeout(() => done("taken"), 5_000);
                })
                """));
    }

    private async Task<IPage> UnwatchedAsync(string address)
    {
        var page = await PageAsync(isWatched: false);
        await page.GotoAsync(address);
        return page;
    }
}
