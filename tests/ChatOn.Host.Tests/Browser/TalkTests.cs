using System.Diagnostics;
using ChatOn.Host.Tests.Browser.Kit;
using ChatOn.Host.Tests.RealPrograms;
using static Microsoft.Playwright.Assertions;

namespace ChatOn.Host.Tests.Browser;

/// <summary>People come with what they have, and read each other.</summary>
[Collection(BrowserTests.Name)]
public sealed class TalkTests(BrowserAtHand browser) : BrowserTest(browser)
{
    [Fact]
    public async Task A_stranger_opens_the_address_types_a_name_and_talks()
    {
        var clock = Stopwatch.StartNew();
        var page = await OpenAsync();
        await Expect(page).ToHaveTitleAsync("ChatOn");
        var entry = new EntryPage(page);
        await entry.Nickname.FillAsync("alice");
        await entry.Nickname.PressAsync("Enter");
        var alice = new ChatPage(page);
        await alice.SaidAsync("hello, everybody");
        TestContext.Current.TestOutputHelper?.WriteLine($"From the address to the first words: {clock.ElapsedMilliseconds} ms");
        await alice.ReadsAsync("hello, everybody", "alice");
    }

    [Fact]
    public async Task Two_browsers_and_irssi_in_one_room_read_each_other()
    {
        await using var irssi = await IrssiClient.EnterAsync("ivan", Server.Port);
        var bob = await EnterAsync("bob", "#lobby");
        var carol = await EnterAsync("carol", "#lobby");

        await irssi.SayAsync("from a terminal");
        await bob.ReadsAsync("from a terminal", "ivan");
        await carol.ReadsAsync("from a terminal", "ivan");
        await bob.SaidAsync("from one browser");
        await carol.ReadsAsync("from one browser", "bob");
        await irssi.Screen.ShowsAsync("bob> from one browser");
        await carol.SaidAsync("from the other ☕");
        await bob.ReadsAsync("from the other ☕", "carol");
        await irssi.Screen.ShowsAsync("carol> from the other ☕");
        await Expect(bob.Members).ToContainTextAsync("ivan");
        await Expect(bob.Members).ToContainTextAsync("carol");
    }
}
