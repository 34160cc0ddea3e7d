using System.Text.RegularExpressions;
using ChatOn.Host.Tests.Browser.Kit;
using ChatOn.Testing.Processes;
using static Microsoft.Playwright.Assertions;

namespace ChatOn.Host.Tests.Browser;

/// <summary>The page never lies about its line, and nothing is lost or doubled on it.</summary>
[Collection(BrowserTests.Name)]
public sealed partial class LineTests(BrowserAtHand browser) : BrowserTest(browser)
{
    [Fact]
    public async Task A_killed_server_is_told_and_nothing_is_lost_or_doubled_when_it_is_back()
    {
        MayLoseTheLine = true;
        using var folder = new TemporaryFolder();
        var server = await ServerProcess.StartAsync(folder.Path, environment: BrowserAtHand.Settings);
        var address = $"http://localhost:{server.Port}/";
        ChatPage alice;
        await using (server)
        {
            alice = await EnterAsync("alice", "#garden", address);
            await alice.SaidAsync("before the kill");
            server.Kill();
        }

        await Expect(alice.LineState).ToContainTextAsync("Not connected");
        await alice.SayAsync("written meanwhile");
        await Expect(alice.Message("written meanwhile")).ToContainTextAsync("sending…");

        await using var again = await ServerProcess.StartAsync(folder.Path, environment: BrowserAtHand.Settings, port: server.Port);
        var bob = await EnterAsync("bob", "#garden", address);
        await bob.ReadsAsync("written meanwhile", "alice");
        await Expect(alice.LineState).ToBeEmptyAsync();
        await Expect(alice.Message("written meanwhile")).Not.ToContainTextAsync("sending…");
        await bob.SaidAsync("after the kill");
        await alice.ReadsAsync("after the kill", "bob");
        await alice.ReadsAsync("before the kill");
        await alice.ReadsAsync("written meanwhile");
    }

    [Fact]
    public async Task What_was_said_is_read_in_another_browser_after_the_server_was_started_anew()
    {
        MayLoseTheLine = true;
        using var folder = new TemporaryFolder();
        var server = await ServerProcess.StartAsync(folder.Path, environment: BrowserAtHand.Settings);
        var address = $"http://localhost:{server.Port}/";
        await using (server)
        {
            var alice = await EnterAsync("alice", "#lobby", address);
            for (var i = 1; i <= 3; i++)
                await alice.SaidAsync($"line {i} from before");
            await alice.Page.CloseAsync();
            Assert.Equal(0, await server.StopAsync());
        }

        await using var again = await ServerProcess.StartAsync(folder.Path, environment: BrowserAtHand.Settings, port: server.Port);
        var bob = await EnterAsync("bob", "#lobby", address);
        for (var i = 1; i <= 3; i++)
            await bob.ReadsAsync($"line {i} from before", "alice");
    }

    [Fact]
    public async Task A_reloaded_page_is_in_again_and_reads_the_history_of_the_room()
    {
        var carol = await EnterAsync("historian", "#archive");
        for (var i = 1; i <= 5; i++)
            await carol.SaidAsync($"entry {i} of the archive");
        await carol.Page.ReloadAsync();
        await carol.IsInAsync("#archive");
        for (var i = 1; i <= 5; i++)
            await carol.ReadsAsync($"entry {i} of the archive");
    }

    [Fact]
    public async Task Offline_is_told_and_what_was_written_is_sent_once_when_the_network_is_back()
    {
        MayLoseTheLine = true;
        var alice = await EnterAsync("commuter", "#train");
        var bob = await EnterAsync("neighbour", "#train");
        await alice.SaidAsync("before the tunnel");

        await alice.Page.Context.SetOfflineAsync(true);
        await alice.SayAsync("in the tunnel");
        await Expect(alice.LineState).ToHaveTextAsync(HasTrouble());
        await bob.SaidAsync("is anybody there?");
        await Expect(bob.Message("in the tunnel")).ToHaveCountAsync(0);
        await Expect(alice.Message("in the tunnel")).ToContainTextAsync("sending…");

        await alice.Page.Context.SetOfflineAsync(false);
        await bob.ReadsAsync("in the tunnel", "commuter");
        await alice.ReadsAsync("is anybody there?", "neighbour");
        await Expect(alice.LineState).ToBeEmptyAsync();
        await alice.SaidAsync("after the tunnel");
        await bob.ReadsAsync("after the tunnel");
        await bob.ReadsAsync("in the tunnel");
        await alice.ReadsAsync("in the tunnel");
    }

    [Fact]
    public async Task A_line_that_breaks_while_messages_are_on_their_way_loses_and_doubles_none()
    {
        MayLoseTheLine = true;
        await using var front = new Front(Server.Port);
        var alice = await EnterAsync("traveller", "#ferry", front.Address);
        var bob = await EnterAsync("harbour", "#ferry");
        for (var i = 1; i <= 3; i++)
        {
            // The line goes while this message is somewhere between here and there.
            await alice.SayAsync($"letter {i} from the sea");
            front.Break();
            await Expect(alice.LineState).ToHaveTextAsync(HasTrouble());
            front.Mend();
            await bob.ReadsAsync($"letter {i} from the sea", "traveller");
            await Expect(alice.LineState).ToBeEmptyAsync();
        }

        for (var i = 1; i <= 3; i++)
        {
            await alice.ReadsAsync($"letter {i} from the sea");
            await bob.ReadsAsync($"letter {i} from the sea");
        }
    }

    [GeneratedRegex("Not connected|offline|Connecting|The server takes")]
    private static partial Regex HasTrouble();
}
