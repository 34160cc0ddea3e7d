using ChatOn.Host.Tests.Browser.Kit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatOn.Host.Tests.Browser;

/// <summary>An account made in the page, and a browser that stays logged in.</summary>
[Collection(BrowserTests.Name)]
public sealed class AccountTests(BrowserAtHand browser) : BrowserTest(browser)
{
    private const string Password = "correct horse battery staple";

    // Who may log in by EXTERNAL is told so, or not, in the server's answer.
    private const string LogInByCookie = """
        (address) => new Promise((done) => {
          const socket = new WebSocket(address, ["text.ircv3.net"]);
          const say = (...lines) => lines.forEach((line) => socket.send(line));
          socket.onopen = () => say("CAP REQ :sasl", "AUTHENTICATE EXTERNAL");
          socket.onmessage = ({ data }) => {
            if (data === "AUTHENTICATE +") say("AUTHENTICATE +");
            const numeric = / (90[0-8]) /.exec(data)?.[1];
            if (numeric && numeric !== "900") done(numeric);
          };
          socket.onerror = () => done("refused");
        })
        """;

    [Fact]
    public async Task A_browser_stays_logged_in_until_one_logs_out()
    {
        var alice = await EnterAsync("stayer", "#home");
        await alice.RegisterAsync("stayer", Password);
        await alice.OpenSheetAsync("You: stayer", "Account");
        await StayAsync(alice);
        await alice.CloseSheetAsync();
        await alice.OpenSheetAsync("You: stayer", "Account");
        await Expect(alice.Dialog.GetByLabel("Stay logged in on this device")).ToBeCheckedAsync();
        await alice.CloseSheetAsync();
        Assert.Equal("", await alice.Page.EvaluateAsync<string>("() => document.cookie"));
        Assert.DoesNotContain(Password, await alice.Page.EvaluateAsync<string>("() => JSON.stringify({ ...localStorage, ...sessionStorage })"), StringComparison.Ordinal);

        // The browser is closed and opened: another tab, which knows nothing of the first.
        var context = alice.Page.Context;
        await alice.Page.CloseAsync();
        var later = await context.NewPageAsync();
        await later.GotoAsync($"http://localhost:{Server.Port}/#home");
        var again = new ChatPage(later);
        await Expect(later.GetByText("This device stays logged in as stayer.")).ToBeVisibleAsync();
        await new EntryPage(later).Enter.ClickAsync();
        await again.IsInAsync("#home");
        await Expect(again.Button("You: stayer")).ToContainTextAsync("Logged in");

        await again.OpenSheetAsync("You: stayer", "Account");
        await again.Dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Log out", Exact = true }).ClickAsync();
        await Expect(new EntryPage(later).Nickname).ToBeVisibleAsync();
        Assert.Empty(await context.CookiesAsync());
    }

    [Fact]
    public async Task A_reloaded_page_is_in_again_and_still_logged_in()
    {
        var alice = await EnterAsync("reloader", "#home");
        await alice.RegisterAsync("reloader", Password);
        await alice.OpenSheetAsync("You: reloader", "Account");
        await StayAsync(alice);
        await alice.Page.Keyboard.PressAsync("Escape");

        // More than once: the first time the worker that opens the page without a network is new.
        for (var i = 0; i < 3; i++)
        {
            await alice.Page.ReloadAsync();
            await alice.IsInAsync("#home");
            await Expect(alice.Button("You: reloader")).ToContainTextAsync("Logged in");
        }
    }

    [Fact]
    public async Task Who_came_in_with_a_password_and_stays_is_in_again_after_a_reload()
    {
        var first = await EnterAsync("returner", "#home");
        await first.RegisterAsync("returner", Password);
        await first.Page.CloseAsync();

        var page = await OpenAsync("#home");
        var alice = await new EntryPage(page).LogInAsync("returner", "#home", Password);
        await alice.OpenSheetAsync("You: returner", "Account");
        await StayAsync(alice);

        await page.ReloadAsync();
        await alice.IsInAsync("#home");
        await Expect(alice.Button("You: returner")).ToContainTextAsync("Logged in");
    }

    [Fact]
    public async Task What_a_browser_keeps_is_of_no_use_to_any_other_page()
    {
        MayLoseTheLine = true;
        var alice = await EnterAsync("keeper", "#home");
        await alice.RegisterAsync("keeper", Password);
        await alice.OpenSheetAsync("You: keeper", "Account");
        await StayAsync(alice);
        var address = $"ws://localhost:{Server.Port}/ws";
        Assert.Equal("903", await alice.Page.EvaluateAsync<string>(LogInByCookie, address));

        // Cookies and SameSite do not tell ports apart: to a page of another port the cookie is sent along.
        foreach (var name in new[] { "localhost", BrowserAtHand.ForeignName })
        {
            await using var site = new ForeignSite(name);
            var other = await alice.Page.Context.NewPageAsync();
            await other.GotoAsync(site.Address);
            Assert.NotEqual("903", await other.EvaluateAsync<string>(LogInByCookie, address));
            foreach (var method in new[] { "POST", "DELETE" })
            {
                await other.EvaluateAsync(
                    "([address, method]) => fetch(address, { method, mode: 'no-cors', credentials: 'include' }).catch(() => {})", new object[] { $"http://localhost:{Server.Port}/session", method });
            }
        }

        Assert.Equal("903", await alice.Page.EvaluateAsync<string>(LogInByCookie, address));
    }

    [Fact]
    public async Task What_was_taken_back_elsewhere_logs_nobody_in_any_more()
    {
        var alice = await EnterAsync("loser", "#home");
        await alice.RegisterAsync("loser", Password);
        await alice.OpenSheetAsync("You: loser", "Account");
        await StayAsync(alice);

        var page = await OpenAsync("#home");
        var elsewhere = await new EntryPage(page).LogInAsync("loser", "#home", Password);
        await elsewhere.OpenSheetAsync("You: loser", "Account");
        await elsewhere.Dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new("^Revoke: browser-") }).ClickAsync();
        await Expect(elsewhere.Dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new("^Revoke: ") })).ToHaveCountAsync(0);

        await alice.Page.ReloadAsync();
        await Expect(alice.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You could not be logged in.");
        await Expect(new EntryPage(alice.Page).Nickname).ToBeVisibleAsync();
        Assert.Empty(await alice.Page.Context.CookiesAsync());
    }

    // The box is ticked at once; what it asks for is done when the server has answered.
    private static async Task StayAsync(ChatPage chat)
    {
        var stay = chat.Dialog.GetByLabel("Stay logged in on this device");
        var answer = await chat.Page.RunAndWaitForResponseAsync(() => stay.ClickAsync(), answer => answer.Request.Method == "POST" && answer.Url.EndsWith("/session", StringComparison.Ordinal));
        Assert.Equal(204, answer.Status);
        await Expect(stay).ToBeCheckedAsync();
    }
}
