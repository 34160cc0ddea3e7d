using ChatOn.Host.Tests.Browser.Kit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatOn.Host.Tests.Browser;

/// <summary>axe finds nothing on any sheet, panel and notice either.</summary>
[Collection(BrowserTests.Name)]
public sealed class SheetAccessibilityTests(BrowserAtHand browser) : BrowserTest(browser)
{
    private const string Password = "correct horse battery staple";

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task What_belongs_to_an_account_has_no_violation(ColorScheme scheme)
    {
        var nick = $"owner-{scheme}".ToLowerInvariant();
        var chat = await EnterAsync(nick, $"#{nick}", options: Looking(scheme));
        await chat.OpenSheetAsync($"You: {nick}", "Log in or register");
        await chat.SheetButton("Log in").ClickAsync();
        await Expect(chat.Dialog).ToContainTextAsync("Give the account and its password.");
        await Axe.FindsNothingAsync(chat.Page);
        await chat.GoToPartAsync("Register");
        await Axe.FindsNothingAsync(chat.Page);
        await chat.CloseSheetAsync();
        await chat.RegisterAsync(nick, Password);

        await chat.OpenSheetAsync($"You: {nick}", "Account");
        await chat.Dialog.GetByLabel("Name of the program").FillAsync("bot");
        await chat.SheetButton("Add").ClickAsync();
        await Expect(chat.Dialog).ToContainTextAsync("Copy it now");
        await Axe.FindsNothingAsync(chat.Page);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task What_belongs_to_rooms_has_no_violation(ColorScheme scheme)
    {
        var nick = $"keeper-{scheme}".ToLowerInvariant();
        var room = $"#{nick}";
        var chat = await EnterAsync(nick, room, options: Looking(scheme));
        await chat.RegisterAsync(nick, Password);
        await chat.RegisterRoomAsync(room);
        await chat.OpenSheetAsync($"What to do with {room}", "Room settings");
        foreach (var part in new[] { "About", "Rules", "History", "Roles", "Bans" })
        {
            await chat.GoToPartAsync(part);
            await Axe.FindsNothingAsync(chat.Page);
        }

        await chat.CloseSheetAsync();
        await chat.OpenSheetAsync($"What to do with {room}", "Invite people");
        await chat.SheetButton("Make an invitation link").ClickAsync();
        await Expect(chat.Dialog).ToContainTextAsync("Open invitations");
        await Axe.FindsNothingAsync(chat.Page);
        await chat.CloseSheetAsync();

        await chat.OpenSheetAsync("Add a room", "Look for a room");
        await Expect(chat.Dialog).ToContainTextAsync(nick);
        await Axe.FindsNothingAsync(chat.Page);
        await chat.CloseSheetAsync();

        await chat.OpenSheetAsync("Add a room", "Enter or make a room");
        await chat.Dialog.GetByLabel("Name", new LocatorGetByLabelOptions { Exact = true }).FillAsync("two words");
        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Dialog).ToContainTextAsync("A room is one word without commas");
        await Axe.FindsNothingAsync(chat.Page);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task What_one_does_about_others_has_no_violation(ColorScheme scheme)
    {
        var (nick, other) = ($"judge-{scheme}".ToLowerInvariant(), $"rogue-{scheme}".ToLowerInvariant());
        var room = $"#{nick}";
        var chat = await EnterAsync(nick, room, options: Looking(scheme));
        var rogue = await EnterAsync(other, room, options: Looking(scheme));
        await OpenProfileAsync(chat, other);
        await Expect(chat.Dialog).ToContainTextAsync("Guest, without an account");
        await Axe.FindsNothingAsync(chat.Page);
        await chat.SheetButton("Ban…").ClickAsync();
        await Expect(chat.Dialog).ToContainTextAsync($"Ban {other}");
        await Axe.FindsNothingAsync(chat.Page);
        await chat.CloseSheetAsync();

        await OpenProfileAsync(chat, other);
        await chat.SheetButton("Put out…").ClickAsync();
        await Expect(chat.Dialog).ToContainTextAsync($"Put {other} out");
        await Axe.FindsNothingAsync(chat.Page);
        await chat.SheetButton("Put out").ClickAsync();
        await Expect(rogue.Page.GetByText($"You are not in {room}.")).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(rogue.Page);

        await rogue.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Close", Exact = true }).ClickAsync();
        await Expect(rogue.Page.GetByText("You are in no room")).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(rogue.Page);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task What_one_does_with_messages_has_no_violation(ColorScheme scheme)
    {
        var (nick, other) = ($"writer-{scheme}".ToLowerInvariant(), $"helper-{scheme}".ToLowerInvariant());
        var chat = await EnterAsync(nick, $"#{nick}", options: Looking(scheme));
        var helper = await EnterAsync(other, $"#{nick}");
        await chat.SaidAsync("a first word");
        await helper.SaidAsync($"{nick}, a second word");
        await helper.SaidAsync("a third word");
        await chat.ReadsAsync("a third word");

        await DoAsync(chat, "a second word", "React");
        await Expect(chat.Dialog).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(chat.Page);
        await chat.Dialog.GetByRole(AriaRole.Combobox).PressAsync("Enter");
        await Expect(chat.Message("a second word")).ToContainTextAsync("👍");
        await DoAsync(chat, "a second word", "Answer");
        await Expect(chat.Page.GetByText($"Answer to {other}")).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(chat.Page);
        await chat.SaidAsync("an answer");

        await DoAsync(chat, "a first word", "Edit");
        await Expect(chat.Page.GetByText("Editing your message")).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(chat.Page);
        await chat.Page.Keyboard.PressAsync("Escape");
        await DoAsync(chat, "a first word", "Delete");
        await Expect(chat.Button("Undo")).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(chat.Page);
        await chat.Button("Undo").ClickAsync();
        await DoAsync(chat, "a third word", "Delete");
        await Expect(chat.Page.GetByText($"Delete this message of {other} for everybody?")).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(chat.Page);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task What_one_writes_has_no_violation(ColorScheme scheme)
    {
        var nick = $"typist-{scheme}".ToLowerInvariant();
        var chat = await EnterAsync(nick, $"#{nick}", options: Looking(scheme));
        await chat.Composer.FillAsync("/to");
        await Expect(chat.Page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(chat.Page);
        await chat.Composer.FillAsync("");

        await chat.SayAsync("/nonsense");
        await Expect(chat.Page.GetByText("There is no /nonsense.")).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(chat.Page);
        await chat.SayAsync("/help");
        await Expect(chat.Button("Close the list of commands")).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(chat.Page);
        await chat.Button("Close the list of commands").ClickAsync();

        await chat.Composer.FillAsync(string.Join('\n', Enumerable.Range(1, 9)));
        await chat.Composer.PressAsync("Enter");
        await Expect(chat.Page.GetByText("This is 9 lines.")).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(chat.Page);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task What_stands_beside_the_talk_has_no_violation(ColorScheme scheme)
    {
        var (nick, other) = ($"reader-{scheme}".ToLowerInvariant(), $"friend-{scheme}".ToLowerInvariant());
        var chat = await EnterAsync(nick, $"#{nick}", options: Looking(scheme));
        var friend = await EnterAsync(other, $"#{nick}");
        await friend.SaidAsync($"{nick}: a word to be found");
        await chat.ReadsAsync("a word to be found");
        foreach (var (button, panel) in new[] { ("Mentions", "Mentions"), ("Search", "Search") })
        {
            await chat.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = button, Exact = true }).ClickAsync();
            var beside = chat.Page.GetByRole(AriaRole.Complementary, new PageGetByRoleOptions { Name = panel });
            if (panel == "Search")
            {
                await beside.GetByRole(AriaRole.Searchbox).FillAsync("found");
                await beside.GetByRole(AriaRole.Searchbox).PressAsync("Enter");
            }

            await Expect(beside).ToContainTextAsync("a word to be found");
            await Axe.FindsNothingAsync(chat.Page);
        }

        await friend.SayAsync($"/msg {nick} only for you");
        await chat.Rooms.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new($"^{other}") }).ClickAsync();
        await chat.IsInAsync(other);
        await Axe.FindsNothingAsync(chat.Page);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_lost_line_has_no_violation(ColorScheme scheme)
    {
        MayLoseTheLine = true;
        await using var front = new Front(Server.Port);
        var nick = $"drifter-{scheme}".ToLowerInvariant();
        var chat = await EnterAsync(nick, $"#{nick}", front.Address, Looking(scheme));
        front.Break();
        await Expect(chat.LineState).ToContainTextAsync("Not connected");
        await chat.SayAsync("written meanwhile");
        await Expect(chat.Message("written meanwhile")).ToContainTextAsync("sending…");
        await Axe.FindsNothingAsync(chat.Page);
    }

    private static async Task OpenProfileAsync(ChatPage chat, string nick)
    {
        await chat.Members.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = nick }).ClickAsync();
        await Expect(chat.Dialog).ToBeVisibleAsync();
    }

    // What can be done with a message is there when one points at it.
    private static async Task DoAsync(ChatPage chat, string text, string action)
    {
        await chat.Message(text).HoverAsync();
        await chat.Message(text).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = action, Exact = true }).ClickAsync();
    }

    private static BrowserNewContextOptions Looking(ColorScheme scheme) => new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce };
}
