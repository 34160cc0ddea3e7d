using ChatOn.Host.Tests.Durability;
using ChatOn.Host.Tests.Kit;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>irssi and WeeChat log in to accounts, each in every way it knows, against the real server.</summary>
[Collection(RealProgramTests.Name)]
public sealed class LogInProgramTests(RunningServer server)
{
    private const string Password = "between-two-lines";
    private const string Room = "#lobby";

    // Version 1.4 has no SCRAM.
    [Theory]
    [InlineData("PLAIN", "iplain")]
    [InlineData("EXTERNAL", "iexternal")]
    public async Task Irssi_logs_in(string mechanism, string account)
    {
        using var folder = new TemporaryFolder();
        var logIn = await RegisterAsync(server.Port, mechanism, account, folder);
        await using var irssi = await IrssiClient.EnterAsync(account, server.Port, server.Fingerprint, logIn);
        await irssi.SayAsync($"/whois {account}");
        await irssi.SayAsync("/window 1");
        await irssi.Screen.ShowsAsync($"account  : {account}");
    }

    [Theory]
    [InlineData("PLAIN", "wplain")]
    [InlineData("SCRAM-SHA-256", "wscram")]
    [InlineData("EXTERNAL", "wexternal")]
    public async Task Weechat_logs_in(string mechanism, string account)
    {
        using var folder = new TemporaryFolder();
        var logIn = await RegisterAsync(server.Port, mechanism, account, folder);
        await using var weechat = await WeechatClient.EnterAsync(account, server.Port, server.Fingerprint, logIn);
        await weechat.Screen.ShowsAsync($"You are now logged in as {account}");
        weechat.Screen.ShowsNot("=!=");
    }

    [Fact]
    public async Task Two_devices_are_one_user_that_stays_across_a_restart_and_is_shown_what_it_missed()
    {
        using var folder = new TemporaryFolder();
        await using (var before = await ServerProcess.StartAsync(folder.Path))
        {
            var logIn = await RegisterAsync(before.Port, "PLAIN", "dora", folder);
            await using var irssi = await IrssiClient.EnterAsync("dora", before.Port, before.Fingerprint, logIn);
            await using var weechat = await WeechatClient.EnterAsync("dora", before.Port, before.Fingerprint, logIn);
            await irssi.SayAsync("from irssi");
            await weechat.Screen.ShowsAsync("dora\tfrom irssi");
            await weechat.SayAsync("from WeeChat");
            await irssi.Screen.ShowsAsync("dora> from WeeChat");
            await weechat.TellServerAsync("/msg NickServ ALWAYSON on");
            await weechat.Screen.ShowsAsync("You stay in your rooms without a client now");
            await before.StopAsync();
        }

        await using var after = await ServerProcess.StartAsync(folder.Path);
        await using var other = await Wires.PlainAsync(after.Port);
        await other.EnterAsync("otto", Room);
        await other.SendAsync($"NAMES {Room}");
        await HearsAsync(other, "dora");
        await other.SayAsync(Room, "dora, are you there?");
        await other.SendAsync("PING :said");
        await HearsAsync(other, "said");
        await using var again = await WeechatClient.EnterAsync("dora", after.Port, after.Fingerprint, new SaslLogIn("PLAIN", "dora", Password));
        await again.Screen.ShowsAsync("otto\tdora, are you there?");
    }

    private static async Task<SaslLogIn> RegisterAsync(int port, string mechanism, string account, TemporaryFolder folder)
    {
        InstalledProgram.Require("openssl");
        await using var wire = await Wires.PlainAsync(port);
        await wire.EnterAsync(account, Room);
        await wire.SendAsync($"REGISTER * * :{Password}");
        await HearsAsync(wire, " 900 ");
        if (mechanism != "EXTERNAL")
            return new SaslLogIn(mechanism, account, Password);
        var (file, fingerprint) = await MakeCertificateAsync(account, folder);
        await wire.SendAsync($"NICKSERV CERT ADD {fingerprint}");
        await HearsAsync(wire, "Added.");
        return new SaslLogIn(mechanism, account, CertificateFile: file);
    }

    private static async Task<(string File, string Fingerprint)> MakeCertificateAsync(string name, TemporaryFolder folder)
    {
        var (key, certificate, both) = (folder.File($"{name}.key"), folder.File($"{name}.crt"), folder.File($"{name}.pem"));
        await ChildProcess.RunAsync(
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", $"/CN={name}", "-keyout", key, "-out", certificate);
        await File.WriteAllTextAsync(both, await File.ReadAllTextAsync(key) + await File.ReadAllTextAsync(certificate));
        var (_, printed) = await ChildProcess.RunAsync("openssl", "x509", "-in", certificate, "-noout", "-fingerprint", "-sha256");
        return (both, printed.Trim().Split('=')[1]);
    }

    private static async Task HearsAsync(ILineWire wire, string text)
    {
        while (await wire.ReadAsync().Guarded() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"Never heard {text}");
    }
}
