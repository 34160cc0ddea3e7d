using ChatOn.Host.Tests.Browser.Kit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatOn.Host.Tests.Browser;

/// <summary>axe finds nothing on any screen, in any look: WCAG 2.2 AA, and what is good practice beyond.</summary>
[Collection(BrowserTests.Name)]
public sealed class AccessibilityTests(BrowserAtHand browser) : BrowserTest(browser)
{
    public static TheoryData<string> Looks => ["light", "dark", "light, more contrast", "dark, more contrast", "forced colours", "phone"];

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_way_in_has_no_violation(string look)
    {
        var page = await OpenAsync("#plain", OptionsOf(look));
        await Expect(new EntryPage(page).Nickname).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(page);
        await new EntryPage(page).Nickname.FillAsync("not a nick");
        await new EntryPage(page).Nickname.PressAsync("Enter");
        await Expect(page.GetByText("A nickname is one word", new PageGetByTextOptions { Exact = false })).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(page);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_chat_and_its_sheets_have_no_violation(string look)
    {
        var nick = $"axe-{Looks.ToList().FindIndex(one => one.Data == look)}";
        var room = $"#{nick}";
        var other = await EnterAsync($"{nick}-b", room);
        var chat = await EnterAsync(nick, room, options: OptionsOf(look));
        await other.SayAsync($"hello {nick}, **bold**, `code`, *slanted*, https://example.org/page");
        await other.SayAsync("```\na block\nof code\n```");
        await chat.ReadsAsync("hello");
        await chat.ReadsAsync("of code");
        await chat.SaidAsync("an answer");
        await chat.SaidAsync("مرحبا بالعالم, right to left");
        await Axe.FindsNothingAsync(chat.Page);

        if (look == "phone")
        {
            await chat.Button("Who is here: 2").TapAsync();
            await Expect(chat.Members).ToBeVisibleAsync();
            await Axe.FindsNothingAsync(chat.Page);
            await chat.Members.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Close", Exact = true }).TapAsync();
            await chat.Button("To the rooms").TapAsync();
            await Expect(chat.Rooms).ToBeVisibleAsync();
            await Axe.FindsNothingAsync(chat.Page);
            return;
        }

        foreach (var keys in new[] { "Control+k", "Control+," })
        {
            await chat.Page.Keyboard.PressAsync(keys);
            await SheetHasNoViolationAsync(chat);
        }

        foreach (var item in new[] { "Room settings", "Invite people" })
        {
            await chat.Button($"What to do with {room}").ClickAsync();
            await Axe.FindsNothingAsync(chat.Page);
            await chat.Page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = item, Exact = true }).ClickAsync();
            await SheetHasNoViolationAsync(chat);
        }

        foreach (var item in new[] { "Log in or register", "Keys" })
        {
            await chat.Button($"You: {nick}").ClickAsync();
            await chat.Page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = item, Exact = true }).ClickAsync();
            await SheetHasNoViolationAsync(chat);
        }

        await chat.Members.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = $"{nick}-b" }).ClickAsync();
        await SheetHasNoViolationAsync(chat);
    }

    private static async Task SheetHasNoViolationAsync(ChatPage chat)
    {
        await Expect(chat.Dialog).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(chat.Page);
        await chat.Page.Keyboard.PressAsync("Escape");
        await Expect(chat.Dialog).ToHaveCountAsync(0);
    }

    private static BrowserNewContextOptions OptionsOf(string look) => new()
    {
        ColorScheme = look.StartsWith("dark", StringComparison.Ordinal) ? ColorScheme.Dark : ColorScheme.Light,
        Contrast = look.EndsWith("contrast", StringComparison.Ordinal) ? Contrast.More : Contrast.NoPreference,
        ForcedColors = look == "forced colours" ? ForcedColors.Active : ForcedColors.None,
        ReducedMotion = ReducedMotion.Reduce,
        HasTouch = look == "phone",
        ViewportSize = look == "phone" ? new ViewportSize { Width = 320, Height = 640 } : new ViewportSize { Width = 1280, Height = 800 },
    };
}
