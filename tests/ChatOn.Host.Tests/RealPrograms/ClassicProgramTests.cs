using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>nc, telnet and the old clients, each against the real server.</summary>
[Collection(RealProgramTests.Name)]
public sealed class ClassicProgramTests(RunningServer server)
{
    [Fact]
    public async Task Nc_that_ends_its_side_is_still_heard()
    {
        await using var listener = await NcClient.EnterAsync("norma", server.Port);
        await using var nc = ChildProcess.Start("nc", ["-N", "localhost", $"{server.Port}"]);
        await nc.TypeAsync("bob\nhello from a pipe\n");
        nc.EndInput();
        Assert.Equal(0, await nc.ExitAsync());
        nc.Output.ShowsNow("bob joined the Chat");
        nc.Output.ShowsNow("bob: hello from a pipe");
        await listener.Screen.ShowsAsync("bob: hello from a pipe");
        await listener.Screen.ShowsAsync("bob left the Chat!");
    }

    [Fact]
    public async Task Nc_is_told_why_a_nickname_is_refused_and_asked_again()
    {
        await using var first = await NcClient.EnterAsync("nora", server.Port);
        await using var second = ChildProcess.Start("nc", ["localhost", $"{server.Port}"]);
        await second.Output.ShowsAsync("NICK");
        await second.TypeAsync("nora\n");
        await second.Output.ShowsAsync("nora");
        await second.TypeAsync("nora2\n");
        await second.Output.ShowsAsync("nora2 joined the Chat");
    }

    [Fact]
    public async Task Nc_uses_slash_commands()
    {
        await using var nc = await NcClient.EnterAsync("nadia", server.Port);
        await nc.SayAsync("/help");
        await nc.Screen.ShowsAsync("/who");
        await nc.SayAsync("/who");
        await nc.SayAsync("/me waves");
        await nc.Screen.ShowsAsync("nadia waves");
        await nc.SayAsync("Grüße aus Köln");
        await nc.Screen.ShowsAsync("nadia: Grüße aus Köln");
        await nc.SayAsync("/quit");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Telnet_talks_line_by_line_and_key_by_key(bool byCharacter)
    {
        var nick = byCharacter ? "tessa" : "tobias";
        await using var listener = await NcClient.EnterAsync("nelly", server.Port);
        await using var telnet = await TelnetClient.EnterAsync(nick, server.Port, byCharacter);
        await telnet.SayAsync("good morning");
        await listener.Screen.ShowsAsync($"{nick}: good morning\n");
        await listener.SayAsync("and to you");
        await telnet.Screen.ShowsAsync("nelly: and to you");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_old_client_reads_what_it_compares_with(bool isLastVersion)
    {
        var nick = isLastVersion ? "otto" : "oleg";
        await using var old = await OldClient.EnterAsync(nick, server.Port, isLastVersion);
        await old.Screen.ShowsAsync("Connected to the Server!");
        Assert.Equal(["NICK", $"{nick} joined the Chat"], old.Reads.Take(2));
        await old.SayAsync("good morning");
        await old.Screen.ShowsAsync($"{nick}: good morning");
    }

    [Theory]
    [InlineData("first")]
    [InlineData("last")]
    public async Task The_old_program_sends_several_messages_back_to_back(string version)
    {
        await using var listener = await NcClient.EnterAsync("nina", server.Port);
        await using var old = await PythonOldClient.EnterAsync(version, $"pia{version}", server.Port);
        string[] lines = [.. Enumerable.Range(1, 10).Select(i => $"message {i} of ten")];
        await old.SayAsync(string.Join('\n', lines));
        foreach (var line in lines)
        {
            await listener.Screen.ShowsAsync($"pia{version}: {line}\n");
            await old.Screen.ShowsAsync($"pia{version}: {line}\n");
        }
    }

    [Fact]
    public async Task The_old_program_survives_what_is_not_ascii()
    {
        await using var old = await PythonOldClient.EnterAsync("first", "perla", server.Port);
        await using var other = await NcClient.EnterAsync("nuria", server.Port);
        await other.SayAsync("schöne Grüße");
        await old.Screen.ShowsAsync("nuria: sch?ne Gr??e");
        await old.SayAsync("still here");
        await other.Screen.ShowsAsync("perla: still here");
    }
}
