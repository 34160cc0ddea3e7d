using System.Text.RegularExpressions;
using ChatOn.Host.Tests.RealPrograms;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Terminal;

/// <summary>A person on the full screen of <c>chaton join</c>, with another in a real irssi on the other side.</summary>
[Collection(RealProgramTests.Name)]
public sealed partial class ScreenTalkTests(RunningServer server)
{
    [Fact]
    public async Task Two_read_each_other_one_on_the_screen_and_one_in_irssi()
    {
        await using var sue = await ScreenPerson.EnterAsync("sue", server.Port, "#lobby");
        await using var irina = await IrssiClient.EnterAsync("irina", server.Port);
        await sue.ShowsAsync("irina has come in");

        sue.Type("good morning from the screen");
        await irina.Screen.ShowsAsync("sue> good morning from the screen");
        await irina.SayAsync("good morning from irssi");
        await sue.ShowsAsync("irina  good morning from irssi");

        sue.TypeKeys("iri");
        sue.Press("Tab");
        await sue.ShowsAsync("sue› irina:");
        sue.Type("do you see this?");
        await irina.Screen.ShowsAsync("sue> irina: do you see this?");

        sue.Type("/topic cakes and ale");
        await irina.Screen.ShowsAsync("cakes and ale");
        await irina.SayAsync("/topic a topic from irssi");
        await sue.ShowsAsync("#lobby  a topic from irssi");

        await irina.SayAsync("/part #lobby off for lunch");
        await sue.ShowsAsync("irina has left (off for lunch)");
        await irina.SayAsync("/join #lobby");
        await sue.Screen.ShowsAsync(new Regex("(?s)has left.*irina has come in", RegexOptions.NonBacktracking));
        await irina.LeaveAsync();
        await sue.ShowsAsync("irina is gone");

        sue.Type("/quit");
        Assert.Equal(0, await sue.EndsAsync());
    }

    [Fact]
    public async Task A_message_of_several_lines_is_written_with_a_key_and_arrives_whole()
    {
        await using var mia = await ScreenPerson.EnterAsync("mia", server.Port, "#lines");
        await using var tail = ServerProcess.Spawn(["tail", $"localhost:{server.Port}", "#lines", "--count", "1", "--json", "--nick", "reader"]);
        await mia.ShowsAsync("reader has come in");
        mia.TypeKeys("first line");
        mia.Press("C-o");
        mia.Type("second line");
        Assert.Equal(0, await tail.ExitAsync());
        Assert.Contains("first line\\nsecond line", tail.Output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_screen_fits_forty_by_ten_and_grows_again()
    {
        await using var rita = await ScreenPerson.EnterAsync("rita", server.Port, "#sizes");
        await rita.ShowsAsync("│~rita");
        rita.Type("a line that is longer than forty columns, so that it has to be wrapped somewhere");
        await rita.ShowsAsync("wrapped somewhere");
        rita.Resize(40, 10);
        await rita.Screen.ShowsAsync(FortyColumns());
        Assert.DoesNotContain("│~rita", rita.Screen.Text, StringComparison.Ordinal);
        rita.Type("still here");
        await rita.ShowsAsync("rita  still here");
        rita.Resize(100, 30);
        await rita.ShowsAsync("│~rita");
        await rita.ShowsAsync("rita  still here");
    }

    // What is typed stands above the last row.
    [GeneratedRegex(@"\A(?:[^\n]{0,40}\n)*rita›[^\n]{0,40}\n[^\n]{0,40}\z", RegexOptions.NonBacktracking)]
    private static partial Regex FortyColumns();

    [Fact]
    public async Task The_first_run_asks_and_remembers_and_the_next_one_offers_it()
    {
        await using var newcomer = new ScreenPerson();
        await newcomer.RunAsync("join");
        await newcomer.ShowsAsync("Server [");
        newcomer.Type($"localhost:{server.Port}");
        await newcomer.ShowsAsync("Nickname [usher]:");
        newcomer.Type("nora");
        await newcomer.ShowsAsync("nora has come in");
        newcomer.Press("C-q");
        Assert.Equal(0, await newcomer.EndsAsync());

        newcomer.Type("clear");
        await newcomer.ShowsNoMoreAsync("ended");
        await newcomer.RunAsync("join");
        await newcomer.ShowsAsync("as nora");
        newcomer.Press("Enter");
        await newcomer.ShowsAsync("nora has come in");
        newcomer.Type("/quit");
        Assert.Equal(0, await newcomer.EndsAsync());
    }

    [Fact]
    public async Task A_changed_key_shows_both_fingerprints_and_what_to_do()
    {
        await using var person = new ScreenPerson(columns: 160);
        var forged = new string('a', 64);
        Directory.CreateDirectory(person.Config);
        await File.WriteAllTextAsync(Path.Combine(person.Config, "known_hosts"), $"localhost:{server.Port} {forged}\n", TestContext.Current.CancellationToken);
        await person.RunAsync($"join ircs://localhost:{server.Port} '#lobby' --nick pia");
        Assert.Equal(76, await person.EndsAsync());
        var theirs = string.Join(':', server.Fingerprint.ToUpperInvariant().Chunk(2).Select(pair => new string(pair)));
        person.Screen.ShowsNow($"known: {string.Join(':', Enumerable.Repeat("AA", 32))}");
        person.Screen.ShowsNow($"now:   {theirs}");
        person.Screen.ShowsNow($"chaton server forget localhost:{server.Port}");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_on_the_plain_terminal()
    {
        await using var person = new ScreenPerson();
        await person.RunAsync($"join localhost:{ServerProcess.FreePort()} '#lobby' --nick lost");
        Assert.Equal(69, await person.EndsAsync());
        person.Screen.ShowsNow("cannot be reached");
    }
}
