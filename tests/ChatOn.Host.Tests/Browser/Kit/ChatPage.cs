using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatOn.Host.Tests.Browser.Kit;

/// <summary>The chat, as somebody finds it who sees it or hears it read.</summary>
public sealed partial class ChatPage(IPage page)
{
    public IPage Page => page;

    public ILocator List => page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Messages" });

    public ILocator Messages => List.GetByRole(AriaRole.Article);

    /// <summary>What is read aloud as it comes.</summary>
    public ILocator Spoken => page.GetByRole(AriaRole.Log, new PageGetByRoleOptions { Name = "Messages" });

    public ILocator Composer => page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { NameRegex = ComposerName() });

    public ILocator Members => page.GetByRole(AriaRole.Complementary, new PageGetByRoleOptions { Name = "Members" });

    /// <summary>Each rank, and behind it those who have it.</summary>
    public ILocator Ranks => Members.GetByRole(AriaRole.Listitem);

    public ILocator Rooms => page.GetByRole(AriaRole.Navigation);

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    /// <summary>How the line is; empty while all is well.</summary>
    public ILocator LineState => page.GetByRole(AriaRole.Status).First;

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public async Task IsInAsync(string room)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = room, Exact = true, Level = 1 })).ToBeVisibleAsync();
        await Expect(LineState).ToBeEmptyAsync();
    }

    public async Task SayAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    /// <summary>Says something and waits until the server has it.</summary>
    public async Task SaidAsync(string text)
    {
        await SayAsync(text);
        await ReadsAsync(text);
        await Expect(Message(text).GetByText("sending…")).ToHaveCountAsync(0);
    }

    public ILocator Message(string text) => Messages.Filter(new LocatorFilterOptions { HasText = text });

    /// <summary>Waits until the text is there, once.</summary>
    public Task ReadsAsync(string text) => Expect(Message(text)).ToHaveCountAsync(1);

    /// <summary>Waits until the text is there, once, as this person's.</summary>
    public Task ReadsAsync(string text, string sender) => Expect(Message(text).Filter(new LocatorFilterOptions { HasText = sender })).ToHaveCountAsync(1);

    /// <summary>Chooses in a menu.</summary>
    public async Task ChooseAsync(string menu, string item)
    {
        await Button(menu).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = item, Exact = true }).ClickAsync();
    }

    /// <summary>Opens a sheet by a menu.</summary>
    public async Task OpenSheetAsync(string menu, string item)
    {
        await ChooseAsync(menu, item);
        await Expect(Dialog).ToBeVisibleAsync();
    }

    public async Task CloseSheetAsync()
    {
        await page.Keyboard.PressAsync("Escape");
        await Expect(Dialog).ToHaveCountAsync(0);
    }

    /// <summary>Goes to a part of the sheet.</summary>
    public async Task GoToPartAsync(string name)
    {
        var tab = Dialog.GetByRole(AriaRole.Tab, new LocatorGetByRoleOptions { Name = name, Exact = true });
        await tab.ClickAsync();
        await Expect(tab).ToHaveAttributeAsync("aria-selected", "true");
    }

    public ILocator SheetButton(string name) => Dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true });

    /// <summary>Makes an account of one's nickname.</summary>
    public async Task RegisterAsync(string nick, string password)
    {
        await OpenSheetAsync($"You: {nick}", "Log in or register");
        await GoToPartAsync("Register");
        await Dialog.GetByLabel("Password", new LocatorGetByLabelOptions { Exact = true }).FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(Dialog).ToContainTextAsync("You are logged in as");
        await CloseSheetAsync();
    }

    /// <summary>Makes one's room last.</summary>
    public async Task RegisterRoomAsync(string room)
    {
        await OpenSheetAsync($"What to do with {room}", "Room settings");
        await GoToPartAsync("History");
        await SheetButton("Register this room").ClickAsync();
        await Expect(SheetButton("Register this room")).ToHaveCountAsync(0);
        await CloseSheetAsync();
    }

    [GeneratedRegex("^Message to ")]
    private static partial Regex ComposerName();
}
