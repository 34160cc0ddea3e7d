using ChatOn.Host.Tests.Browser.Kit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatOn.Host.Tests.Browser;

/// <summary>Links that let people in: as often, into the room and with the role that they were made for.</summary>
[Collection(BrowserTests.Name)]
public sealed class InvitationTests(BrowserAtHand browser) : BrowserTest(browser)
{
    private const string Password = "correct horse battery staple";

    [Fact]
    public async Task A_link_leads_into_a_closed_room_as_often_as_it_says()
    {
        var host = await HostAsync("hostess", "#club");
        await CloseRoomAsync(host, "#club");
        var link = await MakeLinkAsync(host, "#club");

        var guest = await OpenAsync(link);
        await Expect(guest.GetByText("You are invited to #club")).ToBeVisibleAsync();
        var inside = await new EntryPage(guest).EnterAsync("guest", "#club");
        await inside.SaidAsync("thank you for the invitation");

        await IsKeptOutAsync(link, "second", "#club");
    }

    [Fact]
    public async Task A_link_gives_its_role_to_who_has_an_account()
    {
        var host = await HostAsync("chair", "#board");
        var link = await MakeLinkAsync(host, "#board", "5", "Operator");
        var member = await EnterAsync("fellow", "#elsewhere");
        await member.RegisterAsync("fellow", Password);
        await member.Page.CloseAsync();

        var page = await OpenAsync(link);
        await new EntryPage(page).LogInAsync("fellow", "#board", Password);
        await new EntryPage(await OpenAsync(link)).EnterAsync("passer-by", "#board");
        await Expect(host.Ranks).ToContainTextAsync(["Owners", "chair", "Operators", "fellow", "Members", "passer-by"]);
    }

    [Fact]
    public async Task A_link_opens_no_other_room()
    {
        var host = await HostAsync("warder", "#yard");
        var link = await MakeLinkAsync(host, "#yard", "5");
        var other = await HostAsync("banker", "#vault");
        await CloseRoomAsync(other, "#vault");

        await IsKeptOutAsync(link.Replace("yard", "vault", StringComparison.Ordinal), "thief", "#vault");
        await new EntryPage(await OpenAsync(link)).EnterAsync("visitor", "#yard");
    }

    [Fact]
    public async Task A_link_that_was_taken_back_opens_nothing()
    {
        var host = await HostAsync("keyholder", "#cellar");
        await CloseRoomAsync(host, "#cellar");
        var link = await MakeLinkAsync(host, "#cellar", "5");
        await host.OpenSheetAsync("What to do with #cellar", "Invite people");
        var revoke = host.Dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new("^Revoke: ") });
        await revoke.ClickAsync();
        await Expect(revoke).ToHaveCountAsync(0);

        await IsKeptOutAsync(link, "latecomer", "#cellar");
    }

    // Only who has an account, in a room that lasts, makes links.
    private async Task<ChatPage> HostAsync(string nick, string room)
    {
        var host = await EnterAsync(nick, room);
        await host.RegisterAsync(nick, Password);
        await host.RegisterRoomAsync(room);
        return host;
    }

    private static async Task CloseRoomAsync(ChatPage host, string room)
    {
        await host.OpenSheetAsync($"What to do with {room}", "Room settings");
        await host.GoToPartAsync("Rules");
        await host.Dialog.GetByLabel("Only the invited may enter").ClickAsync();
        await Expect(host.Dialog.GetByLabel("Only the invited may enter")).ToBeCheckedAsync();
        await host.CloseSheetAsync();
    }

    private async Task<string> MakeLinkAsync(ChatPage host, string room, string uses = "1", string role = "Member")
    {
        await host.OpenSheetAsync($"What to do with {room}", "Invite people");
        await host.Dialog.GetByLabel("Good for").SelectOptionAsync(uses);
        await host.Dialog.GetByLabel("Gives the role").SelectOptionAsync(new SelectOptionValue { Label = role });
        await host.SheetButton("Make an invitation link").ClickAsync();
        await Expect(host.Dialog.GetByText("Made. Whoever has the link can use it.")).ToBeVisibleAsync();
        await Expect(host.Dialog.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        var link = await host.Dialog.GetByText($"http://localhost:{Server.Port}/#invitation=").First.InnerTextAsync();
        await host.CloseSheetAsync();
        return link;
    }

    private async Task IsKeptOutAsync(string link, string nick, string room)
    {
        var page = await OpenAsync(link);
        await new EntryPage(page).Nickname.FillAsync(nick);
        await new EntryPage(page).Nickname.PressAsync("Enter");
        await Expect(page.GetByText($"You are not in {room}.")).ToBeVisibleAsync();
    }
}
