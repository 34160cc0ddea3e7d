using ChatOn.Host.Tests.Browser.Kit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatOn.Host.Tests.Browser;

/// <summary>The smallest phone there is: everything can be reached, and nothing stands out at the side.</summary>
[Collection(BrowserTests.Name)]
public sealed class PhoneTests(BrowserAtHand browser) : BrowserTest(browser)
{
    private static readonly BrowserNewContextOptions Phone = new()
    {
        ViewportSize = new ViewportSize { Width = 320, Height = 640 },
        HasTouch = true,
        IsMobile = true,
        DeviceScaleFactor = 2,
    };

    [Fact]
    public async Task Every_pane_is_reached_by_touch_and_fits()
    {
        var entry = await OpenAsync("#pocket", Phone);
        await Expect(new EntryPage(entry).Nickname).ToBeVisibleAsync();
        await Fit.CheckAsync(entry);
        var alice = await new EntryPage(entry).EnterAsync("pocket-alice", "#pocket");
        await alice.SaidAsync(new string('w', 200) + " " + new string('m', 150));
        await alice.SaidAsync("https://example.org/" + string.Concat(Enumerable.Repeat("a-long-path/", 20)));
        await Fit.CheckAsync(alice.Page);

        await alice.Button("To the rooms").TapAsync();
        await Expect(alice.Rooms).ToBeVisibleAsync();
        await Fit.CheckAsync(alice.Page);
        await alice.Rooms.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "pocket", Exact = true }).TapAsync();
        await Expect(alice.Composer).ToBeVisibleAsync();

        await alice.Button("Who is here: 1").TapAsync();
        await Expect(alice.Members).ToBeVisibleAsync();
        await Expect(alice.Members).ToContainTextAsync("pocket-alice");
        await Fit.CheckAsync(alice.Page);
        await alice.Members.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Close", Exact = true }).TapAsync();
        await Expect(alice.Composer).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("Settings")]
    [InlineData("Keys")]
    public async Task A_sheet_fits(string sheet)
    {
        var alice = await EnterAsync($"phone-{sheet}", "#pocket", options: Phone);
        await alice.Button("To the rooms").TapAsync();
        await alice.Button($"You: phone-{sheet}").TapAsync();
        await alice.Page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = sheet, Exact = true }).TapAsync();
        await Expect(alice.Dialog).ToBeVisibleAsync();
        await Fit.CheckAsync(alice.Page);
        await alice.Dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Close", Exact = true }).First.TapAsync();
        await Expect(alice.Dialog).ToHaveCountAsync(0);
    }
}
