using ChatOn.Host.Tests.Browser.Kit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatOn.Host.Tests.Browser;

/// <summary>A page that is magnified: on a screen of 1,280 by 1,024 it has a half of that at 200 %, a quarter at 400 %.</summary>
/// <remarks>https://www.w3.org/TR/WCAG22/#resize-text and #reflow</remarks>
[Collection(BrowserTests.Name)]
public sealed class ZoomTests(BrowserAtHand browser) : BrowserTest(browser)
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Nothing_is_lost_and_nothing_needs_scrolling_in_two_directions(int zoom)
    {
        var options = new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280 / zoom, Height = 1024 / zoom }, DeviceScaleFactor = zoom };
        var entry = await OpenAsync("#zoom", options);
        await Expect(new EntryPage(entry).Nickname).ToBeVisibleAsync();
        await Fit.CheckAsync(entry);
        var alice = await new EntryPage(entry).EnterAsync($"zoom-{zoom}-alice", "#zoom");
        await alice.SaidAsync(new string('w', 200) + " https://example.org/" + string.Concat(Enumerable.Repeat("a-long-path/", 20)));
        await Expect(alice.Composer).ToBeInViewportAsync();
        await Fit.CheckAsync(alice.Page);
        await alice.Page.Keyboard.PressAsync("Control+k");
        await Expect(alice.Dialog).ToBeInViewportAsync();
        await Fit.CheckAsync(alice.Page);
    }
}
