using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Chatting;

/// <summary>A server of another kind, without most of what is new in IRC: one talks there all the same.</summary>
public sealed class OtherServerTests
{
    [Fact]
    public async Task On_ngircd_one_joins_talks_and_leaves()
    {
        InstalledProgram.Require("ngircd");
        using var folder = new TemporaryFolder();
        var home = new Dictionary<string, string>(StringComparer.Ordinal) { ["XDG_CONFIG_HOME"] = folder.Path };
        var port = ServerProcess.FreePort();
        await File.WriteAllTextAsync(folder.File("ngircd.conf"), $"""
            [Global]
            Name = irc.example.test
            Info = A test
            Listen = 127.0.0.1
            Ports = {port}
            [Limits]
            MaxConnectionsIP = 0
            [Options]
            DNS = no
            Ident = no
            PAM = no
            """);
        await using var ngircd = ChildProcess.Start("ngircd", ["-n", "-f", folder.File("ngircd.conf")]);
        await ngircd.Output.ShowsAsync("ready");
        await using var ann = ServerProcess.Spawn(["join", $"127.0.0.1:{port}", "#plain", "--nick", "ann"], home);
        await ann.Output.ShowsAsync("#plain 1 here");
        Assert.Equal(0, (await ServerProcess.RunAsync(["send", $"127.0.0.1:{port}", "#plain", "hello", "--nick", "ben"], home)).ExitCode);
        await ann.Output.ShowsAsync("#plain <ben> hello");
        var (exitCode, _, errors) = await ServerProcess.RunAsync(["send", $"127.0.0.1:{port}", "@nobody", "hello", "--nick", "ben"], home);
        Assert.Equal(1, exitCode);
        Assert.Contains("No such nick", errors, StringComparison.Ordinal);
        await ann.TypeAsync("/edit x\n/quit\n");
        await ann.Output.ShowsAsync("you have said nothing here");
        Assert.Equal(0, await ann.ExitAsync());
    }
}
