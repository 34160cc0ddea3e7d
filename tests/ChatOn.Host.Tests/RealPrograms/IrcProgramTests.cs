using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>irssi, WeeChat and IRC typed by hand, each against the real server.</summary>
[Collection(RealProgramTests.Name)]
public sealed class IrcProgramTests(RunningServer server)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Irssi_registers_joins_and_talks(bool isSecure)
    {
        var nick = isSecure ? "ilse" : "ivan";
        await using var irssi = await IrssiClient.EnterAsync(nick, server.Port, isSecure ? server.Fingerprint : null);
        await irssi.SayAsync("good morning");
        await irssi.Screen.ShowsAsync("good morning");
        await irssi.SayAsync($"/whois {nick}");
        await irssi.SayAsync("/window 1");
        await irssi.Screen.ShowsAsync("End of WHOIS");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Weechat_uses_its_capabilities_without_an_error(bool isSecure)
    {
        var nick = isSecure ? "wanda" : "walter";
        await using var weechat = await WeechatClient.EnterAsync(nick, server.Port, isSecure ? server.Fingerprint : null);
        await weechat.Screen.ShowsAsync("client capability, enabled:");
        await weechat.SayAsync("good morning");
        await weechat.Screen.ShowsAsync($"{nick}\tgood morning");
        await weechat.TellServerAsync($"/whois {nick}");
        await weechat.Screen.ShowsAsync("End of /WHOIS list");
        weechat.Screen.ShowsNot("=!=");
    }

    [Theory]
    [InlineData("-tls1_2", "TLSv1.2")]
    [InlineData("-tls1_3", "TLSv1.3")]
    public async Task Openssl_talks_over_each_version_of_tls(string option, string version)
    {
        await using var openssl = await OpensslClient.EnterAsync($"oscar{option[^1]}", server.Port, option, "-brief");
        await openssl.Notes.ShowsAsync(version);
        await openssl.SayAsync("good morning");
        await openssl.TypeAsync("PING :done");
        await openssl.Screen.ShowsAsync("PONG");
    }

    [Fact]
    public async Task Openssl_gets_nowhere_with_tls_1_1()
    {
        InstalledProgram.Require("openssl");
        var (exitCode, _) = await ChildProcess.RunAsync(
            "openssl", "s_client", "-connect", $"localhost:{server.Port}", "-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0");
        Assert.NotEqual(0, exitCode);
    }

    [Fact]
    public async Task A_client_certificate_is_shown_by_its_fingerprint()
    {
        InstalledProgram.Require("openssl");
        using var folder = new TemporaryFolder();
        var (key, certificate) = (folder.File("key.pem"), folder.File("certificate.pem"));
        await ChildProcess.RunAsync(
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=cora", "-keyout", key, "-out", certificate);
        var (_, printed) = await ChildProcess.RunAsync("openssl", "x509", "-in", certificate, "-noout", "-fingerprint", "-sha256");
        var fingerprint = printed.Trim().Split('=')[1].Replace(":", "", StringComparison.Ordinal).ToLowerInvariant();

        await using var openssl = await OpensslClient.EnterAsync("cora", server.Port, "-cert", certificate, "-key", key);
        await openssl.TypeAsync("WHOIS cora");
        await openssl.Screen.ShowsAsync($" 276 cora cora :has client certificate fingerprint {fingerprint}");
    }
}
