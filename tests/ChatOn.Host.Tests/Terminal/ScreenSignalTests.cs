using System.Diagnostics;
using ChatOn.Host.Tests.Kit;
using ChatOn.Host.Tests.RealPrograms;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Terminal;

/// <summary>What a terminal does to a program: suspends it, closes, or its owner ends it. The shell then finds the terminal as it was.</summary>
[Collection(RealProgramTests.Name)]
public sealed class ScreenSignalTests(RunningServer server)
{
    private const string LeaveAlternateScreen = "\e[?1049l";

    [Fact]
    public async Task Suspended_it_gives_the_terminal_back_and_in_the_foreground_its_screen_is_there_again()
    {
        await using var zoe = await ScreenPerson.EnterAsync("zoe", server.Port, "#suspended");
        zoe.Press("C-z");
        await zoe.ShowsAsync("Stopped");
        await TerminalIsUsableAsync(zoe);
        await ServerProcess.RunAsync(["send", $"localhost:{server.Port}", "#suspended", "said meanwhile", "--nick", "yann"]);
        zoe.Type("fg");
        await zoe.ShowsAsync("yann  said meanwhile");
        await zoe.ShowsAsync("zoe›");
        zoe.Type("back again");
        await zoe.ShowsAsync("zoe  back again");
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("INT")]
    public async Task Told_to_end_it_restores_the_terminal_and_leaves_the_room(string signal)
    {
        var room = $"#ended{signal.ToLowerInvariant()}";
        await using var watcher = ServerProcess.Spawn(["join", $"localhost:{server.Port}", room, "--plain", "--nick", "watcher"]);
        await watcher.Output.ShowsAsync($"{room} 1 here");
        await using var tess = await ScreenPerson.EnterAsync($"tess{signal}", server.Port, room);
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {tess.ProcessId}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken).Guarded();
        await tess.EndsAsync();
        await watcher.Output.ShowsAsync($"tess{signal} is gone");
        Assert.Contains(LeaveAlternateScreen, tess.Written.Text, StringComparison.Ordinal);
        await TerminalIsUsableAsync(tess);
    }

    [Fact]
    public async Task When_the_terminal_is_closed_it_ends_and_leaves_the_room()
    {
        await using var watcher = ServerProcess.Spawn(["join", $"localhost:{server.Port}", "#closed", "--plain", "--nick", "looker"]);
        await watcher.Output.ShowsAsync("#closed 1 here");
        await using var cleo = await ScreenPerson.EnterAsync("cleo", server.Port, "#closed");
        using var client = Process.GetProcessById(cleo.ProcessId);
        cleo.Close();
        await client.WaitForExitAsync(TestContext.Current.CancellationToken).Guarded();
        await watcher.Output.ShowsAsync("cleo is gone");
    }

    // Raw mode off, echo on (bash itself asks for pastes in brackets), no alternate screen, no mouse reports, and the cursor is seen.
    private static async Task TerminalIsUsableAsync(ScreenPerson person)
    {
        person.Type("clear; stty -a; echo checked-$((40 + 2))");
        await person.ShowsAsync("checked-42");
        person.Screen.ShowsNow(" echo ");
        person.Screen.ShowsNow(" icanon");
        person.Screen.ShowsNow(" icrnl");
        person.Screen.ShowsNot("#");
        foreach (var mode in new[] { "1000", "1002", "1003", "1006", "1049" })
            Assert.True(person.Written.Text.LastIndexOf($"\e[?{mode}h", StringComparison.Ordinal) <= person.Written.Text.LastIndexOf($"\e[?{mode}l", StringComparison.Ordinal), mode);
        Assert.True(person.Written.Text.LastIndexOf("\e[?25l", StringComparison.Ordinal) <= person.Written.Text.LastIndexOf("\e[?25h", StringComparison.Ordinal));
    }
}
