using ChatOn.Host.Configuration;
using ChatOn.Host.Listening;
using ChatOn.Host.Tests.Kit;
using ChatOn.Server;

namespace ChatOn.Host.Tests.Listening;

/// <summary>https://ircv3.net/specs/extensions/sts: who is refused is told where to go, and no certificate is insisted on that clients cannot check.</summary>
public sealed class StrictTransportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chaton-test-");

    private CertificateOptions Pair => new()
    {
        CertificateFile = Path.Combine(_folder.FullName, "cert.pem"),
        KeyFile = Path.Combine(_folder.FullName, "key.pem"),
    };

    private HostOptions Options => new()
    {
        ProxyProtocolFrom = ["127.0.0.0/8"],
        PublicNames = ["chat.example.org"],
        Tls = new TlsOptions { Certificates = [Pair], StrictTransportSecurity = new StrictTransportOptions { Port = 6697 } },
    };

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("CAP LS 302", true)]
    [InlineData("cap ls 303", true)]
    [InlineData("CAP LS", false)]
    [InlineData("CAP LS 301", false)]
    [InlineData("CAP REQ 302", false)]
    [InlineData("CAP LS 302 x", false)]
    [InlineData("NICK bob", false)]
    [Trait("Spec", "IRCv3/sts#4")]
    [Trait("Spec", "IRCv3/sts#9")]
    public async Task Plain_text_that_is_refused_is_told_the_port_in_the_way_it_understands(string line, bool knowsValues)
    {
        Pem.WriteIssued(Pair, "chat.example.org");
        await using var host = await TestHost.StartAsync(Options);
        using var client = await host.ConnectAsync();
        await client.SendAsync($"PROXY TCP4 203.0.113.7 127.0.0.1 1 2\r\n{line}\r\n");

        Assert.Equal(
            (knowsValues ? "CAP * LS :sts=port=6697\r\n" : "")
            + "ERROR :Plain text is not accepted from other machines; connect to chat.example.org port 6697 with TLS\r\n",
            await client.ReadToEndAsync());
        host.Chat.HasNobody();
    }

    [Fact]
    [Trait("Spec", "IRCv3/sts#13")]
    public async Task A_self_signed_pair_is_refused_at_the_start_and_when_it_is_changed_to_one()
    {
        Pem.Write(Pair, "chat.example.org");
        var exception = await Assert.ThrowsAsync<CertificateException>(() => TestHost.StartAsync(Options));
        Assert.Contains("is self-signed, but tls.strictTransportSecurity needs a publicly trusted one", exception.Message, StringComparison.Ordinal);

        Pem.WriteIssued(Pair, "chat.example.org");
        await using var host = await TestHost.StartAsync(Options);
        string used = host.Service.CertificateFingerprint;
        Pem.Write(Pair, "chat.example.org");
        Assert.False(host.Service.ReloadCertificates());
        Assert.Equal(used, host.Service.CertificateFingerprint);
    }

    [Theory]
    [InlineData("tls.strictTransportSecurity needs a publicly trusted certificate in tls.certificates", "tls.strictTransportSecurity.port=6697")]
    [InlineData("durationSeconds is given without", "tls.strictTransportSecurity.durationSeconds=60")]
    [InlineData("preload is given without", "tls.strictTransportSecurity.preload=true")]
    [InlineData("must be a whole number from 0 to 65535", "tls.strictTransportSecurity.port=65536")]
    [InlineData("must be a whole number from 0", "tls.strictTransportSecurity.durationSeconds=-1")]
    [Trait("Spec", "IRCv3/sts#1")]
    [Trait("Spec", "IRCv3/sts#13")]
    public void What_cannot_hold_is_told_at_the_start(string problem, string setting) =>
        Assert.Contains(problem, Assert.Single(Assert.Throws<ConfigurationException>(() => Load(setting)).Problems).Text, StringComparison.Ordinal);

    [Fact]
    public void The_chat_is_told_what_is_configured()
    {
        Pem.WriteIssued(Pair, "chat.example.org");
        var own = Load(
            "tls.strictTransportSecurity.port=6697", "tls.strictTransportSecurity.durationSeconds=60",
            $"tls.certificates=[{{ \"certificateFile\": \"{Pair.CertificateFile}\", \"keyFile\": \"{Pair.KeyFile}\" }}]");
        Assert.Equal(new StrictTransportOptions { Port = 6697, DurationSeconds = 60 }, own.Effective.Server.StrictTransport);
        Assert.False(Load().Effective.Server.StrictTransport.IsOn);
    }

    private LoadedConfiguration Load(params string[] settings)
    {
        var file = Path.Combine(_folder.FullName, "chaton.json");
        var (lists, words) = (settings.Where(each => each.Contains("=[", StringComparison.Ordinal)), settings.Where(each => !each.Contains("=[", StringComparison.Ordinal)));
        File.WriteAllText(file, $"{{ {string.Join(", ", lists.Select(each => $"\"tls\": {{ \"certificates\": {each.Split('=', 2)[1]} }}"))} }}");
        return LoadedConfiguration.Load(new ConfigurationSources
        {
            ConfigFile = file,
            Arguments = [.. words.Select(each => new ArgumentSetting("--set", each.Split('=', 2)[0], each.Split('=', 2)[1]))],
        });
    }
}
