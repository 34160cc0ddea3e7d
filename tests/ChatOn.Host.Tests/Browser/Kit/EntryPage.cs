using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatOn.Host.Tests.Browser.Kit;

/// <summary>The first screen, as somebody finds it who sees it or hears it read.</summary>
public sealed class EntryPage(IPage page)
{
    public ILocator Nickname => page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Nickname" });

    public ILocator Enter => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Enter", Exact = true });

    /// <summary>Enters with an account's password.</summary>
    public async Task<ChatPage> LogInAsync(string nick, string room, string password)
    {
        await page.GetByText("I have an account here").ClickAsync();
        await page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync(password);
        var chat = await EnterAsync(nick, room);
        await Expect(chat.Button($"You: {nick}")).ToContainTextAsync("Logged in");
        return chat;
    }

    public async Task<ChatPage> EnterAsync(string nick, string room)
    {
        await Nickname.FillAsync(nick);
        await Nickname.PressAsync("Enter");
        var chat = new ChatPage(page);
        await chat.IsInAsync(room);
        return chat;
    }
}
