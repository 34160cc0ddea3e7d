using ChatOn.Host.Tests.Terminal;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Chatting;

/// <summary>Servers of other kinds, without most of what is new in IRC: one talks there all the same, and is told what they cannot do.</summary>
public sealed class OtherServerTests
{
    // Those of Debian's package that come nearest to what is new.
    private static readonly string[] Modules = ["cap", "ircv3", "ircv3_servertime", "ircv3_msgid", "ircv3_ctctags", "ircv3_echomessage", "ircv3_batch", "ircv3_labeledresponse"];

    [Fact]
    public async Task On_ngircd_one_joins_talks_and_leaves()
    {
        using var folder = new TemporaryFolder();
        var home = new Dictionary<string, string>(StringComparer.Ordinal) { ["XDG_CONFIG_HOME"] = folder.Path };
        var port = ServerProcess.FreePort();
        await using var ngircd = await StartNgircdAsync(folder, port);
        await TalkInLinesAsync(home, port);
    }

    [Fact]
    public async Task On_inspircd_one_joins_talks_and_leaves()
    {
        using var folder = new TemporaryFolder();
        var home = new Dictionary<string, string>(StringComparer.Ordinal) { ["XDG_CONFIG_HOME"] = folder.Path };
        var port = ServerProcess.FreePort();
        await using var inspircd = await StartInspircdAsync(folder, port);
        await TalkInLinesAsync(home, port);
    }

    [Fact]
    public async Task On_ngircd_the_screen_says_what_that_server_cannot_do()
    {
        using var folder = new TemporaryFolder();
        var port = ServerProcess.FreePort();
        await using var ngircd = await StartNgircdAsync(folder, port);
        await using var nils = await TalkOnTheScreenAsync(port);
        nils.Type("/react olga +1");
        await nils.ShowsAsync("this server knows no reactions");
        nils.Type("/reply olga yes");
        await nils.ShowsAsync("this server cannot tell what a message answers");
        await LeaveAsync(nils);
    }

    [Fact]
    public async Task On_inspircd_the_screen_has_what_that_server_has()
    {
        using var folder = new TemporaryFolder();
        var port = ServerProcess.FreePort();
        await using var inspircd = await StartInspircdAsync(folder, port);
        await using var nils = await TalkOnTheScreenAsync(port);
        nils.Type("/reply olga yes, quite");
        await nils.ShowsAsync("yes, quite");
        nils.Screen.ShowsNot("not sent");
        await LeaveAsync(nils);
    }

    private static async Task TalkInLinesAsync(Dictionary<string, string> home, int port)
    {
        await using var ann = ServerProcess.Spawn(["join", $"127.0.0.1:{port}", "#plain", "--nick", "ann"], home);
        await ann.Output.ShowsAsync("#plain 1 here");
        Assert.Equal(0, (await ServerProcess.RunAsync(["send", $"127.0.0.1:{port}", "#plain", "hello", "--nick", "ben"], home)).ExitCode);
        await ann.Output.ShowsAsync("#plain <ben> hello");
        var (exitCode, _, errors) = await ServerProcess.RunAsync(["send", $"127.0.0.1:{port}", "@nobody", "hello", "--nick", "ben"], home);
        Assert.Equal(1, exitCode);
        Assert.Contains("No such nick", errors, StringComparison.Ordinal);
        await ann.TypeAsync("/edit x\n/quit\n");
        await ann.Output.ShowsAsync("this server does not let messages be changed");
        Assert.Equal(0, await ann.ExitAsync());
    }

    private static async Task<ScreenPerson> TalkOnTheScreenAsync(int port)
    {
        var nils = await ScreenPerson.EnterAsync("nils", port, "#other");
        await using var olga = ServerProcess.Spawn(["join", $"localhost:{port}", "#other", "--plain", "--nick", "olga"]);
        await nils.ShowsAsync("olga has come in");
        nils.Type("hello from the screen");
        await olga.Output.ShowsAsync("<nils> hello from the screen");
        await olga.TypeAsync("hello from the lines\n");
        await nils.ShowsAsync("olga  hello from the lines");
        nils.Type("/topic of other servers");
        await nils.ShowsAsync("#other  of other servers");
        nils.Type("/edit better");
        await nils.ShowsAsync("this server does not let messages be changed");
        nils.Type("/redact");
        await nils.ShowsAsync("this server does not let messages be taken back");
        nils.Type("/search hello");
        await nils.ShowsAsync("this server cannot search");
        nils.Press("Escape");
        await nils.ShowsNoMoreAsync("this server cannot search");
        return nils;
    }

    private static async Task LeaveAsync(ScreenPerson person)
    {
        person.Type("/quit");
        Assert.Equal(0, await person.EndsAsync());
    }

    private static async Task<ChildProcess> StartNgircdAsync(TemporaryFolder folder, int port)
    {
        InstalledProgram.Require("ngircd");
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
        var ngircd = ChildProcess.Start("ngircd", ["-n", "-f", folder.File("ngircd.conf")]);
        await ngircd.Output.ShowsAsync("ready");
        return ngircd;
    }

    private static async Task<ChildProcess> StartInspircdAsync(TemporaryFolder folder, int port)
    {
        InstalledProgram.Require("inspircd");
        await File.WriteAllTextAsync(folder.File("inspircd.conf"), $"""
            <server name="irc.example.test" description="A test" network="Test" id="97A">
            <admin name="admin" email="admin@example.test" nick="admin">
            <bind address="127.0.0.1" port="{port}" type="clients">
            <connect name="main" allow="*" resolvehostnames="no" useident="no" fakelag="no" localmax="100" globalmax="100">
            <path datadir="{folder.Path}" logdir="{folder.Path}" runtimedir="{folder.Path}">
            <log method="file" type="*" level="default" target="{folder.File("log")}">
            {string.Concat(Modules.Select(module => $"<module name=\"{module}\">"))}
            """);
        // Where tests run as root, as in a container, it asks to be told that this is meant.
        var inspircd = ChildProcess.Start("inspircd", ["--config", folder.File("inspircd.conf"), "--nofork", "--nopid", "--runasroot"]);
        await inspircd.Output.ShowsAsync("now running");
        return inspircd;
    }
}
