using System.Text.Json;
using ChatOn.Host.Tests.Browser.Kit;
using static Microsoft.Playwright.Assertions;

namespace ChatOn.Host.Tests.Browser;

/// <summary>The page as something that is installed: it has a manifest, and opens without a network.</summary>
[Collection(BrowserTests.Name)]
public sealed class InstalledTests(BrowserAtHand browser) : BrowserTest(browser)
{
    private const string IsKept = "() => navigator.serviceWorker.ready.then(() => true)";

    [Fact]
    public async Task It_can_be_installed()
    {
        var page = await OpenAsync();
        Assert.True(await page.EvaluateAsync<bool>(IsKept));
        var tools = await page.Context.NewCDPSessionAsync(page);
        var manifest = (await tools.SendAsync("Page.getAppManifest"))!.Value;
        Assert.Empty(manifest.GetProperty("errors").EnumerateArray());
        using var content = JsonDocument.Parse(manifest.GetProperty("data").GetString()!);
        Assert.Equal("standalone", content.RootElement.GetProperty("display").GetString());
        foreach (var icon in content.RootElement.GetProperty("icons").EnumerateArray())
        {
            var answer = await page.APIRequest.GetAsync($"http://localhost:{Server.Port}{icon.GetProperty("src").GetString()}");
            Assert.Equal((200, icon.GetProperty("type").GetString()), (answer.Status, answer.Headers["content-type"]));
        }

        var problems = (await tools.SendAsync("Page.getInstallabilityErrors"))!.Value.GetProperty("installabilityErrors").EnumerateArray();
        // A private window, which each test has, is never installed from.
        Assert.DoesNotContain(problems, one => one.GetProperty("errorId").GetString() != "in-incognito");
    }

    [Fact]
    public async Task Without_a_network_it_opens_with_the_last_lines_and_sends_what_was_written_once()
    {
        MayLoseTheLine = true;
        await using var front = new Front(Server.Port);
        var alice = await EnterAsync("camper", "#tent", front.Address);
        var bob = await EnterAsync("warden", "#tent");
        await alice.SaidAsync("the tent is up");
        Assert.True(await alice.Page.EvaluateAsync<bool>(IsKept));
        // The lines are kept when the page goes.
        front.Break();
        await alice.Page.ReloadAsync();

        await alice.ReadsAsync("the tent is up");
        await Expect(alice.LineState).Not.ToBeEmptyAsync();
        await alice.SayAsync("and it rains");
        await Expect(alice.Message("and it rains")).ToContainTextAsync("sending…");
        front.Mend();
        await bob.ReadsAsync("and it rains", "camper");
        await alice.ReadsAsync("and it rains");
        await alice.ReadsAsync("the tent is up");
        await Expect(alice.LineState).ToBeEmptyAsync();
    }
}
