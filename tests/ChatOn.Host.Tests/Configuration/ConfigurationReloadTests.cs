using ChatOn.Host.Configuration;
using ChatOn.Host.Listening;
using ChatOn.Host.Tests.Kit;
using ChatOn.Server;
using ChatOn.Server.Commands;
using ChatOn.Server.Loop;
using ChatOn.Testing;
using ChatOn.Testing.Processes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatOn.Host.Tests.Configuration;

/// <summary>The configuration is read again while the server runs.</summary>
public sealed class ConfigurationReloadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConfigurationSources _sources;
    private readonly ChatOnOptions _live;
    private readonly TestServer _server;
    private readonly ServerCertificates _certificates;
    private readonly ConfigurationReload _reload;

    public ConfigurationReloadTests()
    {
        _sources = new ConfigurationSources { ConfigFile = _folder.File("chaton.json") };
        Write("""{ "motd": "old", "limits": { "joins": 1, "joinSeconds": 3600, "commandsPerSecond": 0 } }""");
        _live = LoadedConfiguration.Load(_sources).Effective;
        _server = new TestServer(_live.Server);
        _certificates = new ServerCertificates(
            Options.Create(_live.Host with { DataFolder = _folder.Path }), TimeProvider.System, NullLogger<ServerCertificates>.Instance);
        _certificates.Start();
        _reload = new ConfigurationReload(
            _sources, _live, _server.Get<ChatLoop>(), _server.Get<CapabilityNotices>(), _certificates, NullLogger<ConfigurationReload>.Instance);
    }

    public void Dispose()
    {
        _reload.Dispose();
        _certificates.Dispose();
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Limits_and_texts_change_for_those_who_are_there()
    {
        var alice = _server.Open();
        alice.Send("NICK alice", "USER alice 0 * :Alice");
        alice.Hears("... 372 alice :- old");
        alice.Send("JOIN #a");
        alice.Hears("... JOIN #a");
        alice.ReadAll();
        alice.Send("JOIN #b");
        alice.NeverHears("... JOIN #b");

        Write("""{ "motd": ["new", "lines"], "limits": { "joins": 0, "joinSeconds": 3600, "commandsPerSecond": 0 } }""");
        var report = await ReloadAsync();
        alice.Send("JOIN #c");

        alice.Hears("... JOIN #c");
        Assert.Equal(["limits.joins", "motd"], report.Changed.Order());
        Assert.Empty(report.NeedRestart);
        Assert.Equal(["new", "lines"], _live.Server.Motd);
    }

    [Fact]
    [Trait("Spec", "IRCv3/capability-negotiation#39")]
    public async Task What_is_on_offer_from_now_on_or_no_more_is_told()
    {
        var alice = _server.Open();
        alice.Send("CAP LS 302", "CAP REQ setname", "NICK alice", "USER alice 0 * :Alice", "CAP END");
        alice.Hears("... 376 ...");

        Write("""{ "motd": "old", "accounts": { "registration": "closed" }, "limits": { "joins": 1, "joinSeconds": 3600, "commandsPerSecond": 0 } }""");
        await ReloadAsync();
        alice.Expects(":chaton.local CAP alice DEL :draft/account-registration");
        Write("""{ "motd": "old", "limits": { "joins": 1, "joinSeconds": 3600, "commandsPerSecond": 0 } }""");
        await ReloadAsync();

        alice.Expects(":chaton.local CAP alice NEW :draft/account-registration=custom-account-name,before-connect");
        alice.HearsNothing();
    }

    [Fact]
    public async Task What_needs_a_restart_is_said_and_left()
    {
        Write("""{ "motd": "old", "serverName": "new.example", "listeners": ["localhost:1"], "limits": { "joins": 1, "joinSeconds": 3600, "commandsPerSecond": 0 } }""");

        var report = await ReloadAsync();

        Assert.Equal(["listeners", "serverName"], report.NeedRestart.Order());
        Assert.Empty(report.Changed);
        Assert.Equal("chaton.local", _live.Server.ServerName);
        Assert.Contains("to be restarted for serverName, listeners", report.ToString());
    }

    [Fact]
    public async Task A_faulty_configuration_changes_nothing()
    {
        Write("""{ "motd": "new", "limits": { "joins": "many" } }""");

        var report = await ReloadAsync();

        Assert.True(report.IsFaulty);
        Assert.Contains("limits.joins", Assert.Single(report.Problems));
        Assert.Equal(["old"], _live.Server.Motd);
    }

    [Fact]
    public async Task Certificates_are_read_again_and_bad_ones_are_told()
    {
        var before = _certificates.Fingerprint;
        File.Delete(_folder.File("cert.pem"));
        using (var others = new ServerCertificates(Options.Create(new HostOptions { DataFolder = _folder.Path }), TimeProvider.System, NullLogger<ServerCertificates>.Instance))
            others.Start();
        Assert.False((await ReloadAsync()).IsFaulty);
        Assert.NotEqual(before, _certificates.Fingerprint);

        await File.WriteAllTextAsync(_folder.File("cert.pem"), "no certificate", TestContext.Current.CancellationToken);
        Assert.Contains("certificate", Assert.Single((await ReloadAsync()).Problems));
    }

    [Fact]
    public async Task Operators_come_and_go()
    {
        var hash = "scram-sha256$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        Write($$"""{ "motd": "old", "limits": { "joins": 1, "joinSeconds": 3600, "commandsPerSecond": 0 }, "operators": [{ "name": "root", "passwordHash": "{{hash}}" }] }""");

        var report = await ReloadAsync();

        Assert.Equal(["operators"], report.Changed);
        Assert.Equal(new OperatorOptions { Name = "root", PasswordHash = hash }, Assert.Single(_live.Server.Operators));
        Assert.Empty((await ReloadAsync()).Changed);
    }

    private void Write(string json) => File.WriteAllText(_folder.File("chaton.json"), json);

    // The test is the loop's thread: it runs until the report is there.
    private async Task<ReloadReport> ReloadAsync()
    {
        var awake = new SemaphoreSlim(0);
        _server.Get<ChatLoop>().Awaken = () => awake.Release();
        var reloading = _reload.ReloadAsync(TestContext.Current.CancellationToken);
        while (!reloading.IsCompleted)
        {
            var woken = awake.WaitAsync(TestContext.Current.CancellationToken);
            await Task.WhenAny(woken, reloading).Guarded();
            _server.Run();
        }

        return await reloading;
    }
}
