using System.Security.Cryptography.X509Certificates;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Chatting;

/// <summary>The verbs of the client as people and scripts use them, against a real server.</summary>
[Collection(RealPrograms.RealProgramTests.Name)]
public sealed class ChatVerbTests(RealPrograms.RunningServer server) : IDisposable
{
    private readonly TemporaryFolder _config = new();

    private Dictionary<string, string> Home => new(StringComparer.Ordinal) { ["XDG_CONFIG_HOME"] = _config.Path };

    private string KnownHosts => _config.File("chaton/known_hosts");

    public void Dispose() => _config.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("ircs://")]
    [InlineData("ws://")]
    [InlineData("wss://")]
    public async Task What_is_sent_is_in_the_room_when_send_has_ended(string scheme)
    {
        var address = $"{scheme}localhost:{server.Port}";
        var text = $"sent over {scheme}{server.Port}";
        Assert.Equal((0, "", ""), await RunAsync("send", address, "#lobby", text, "--nick", "sendy"));
        var (exitCode, output, errors) = await RunAsync("tail", address, "#lobby", "--since", "1h", "--json", "--once", "--nick", "taily");
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Single(output.Split('\n'), line => line.Contains($"\"text\":\"{text}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lines_of_standard_input_are_messages_in_their_order()
    {
        await using var listener = ServerProcess.Spawn(["join", $"localhost:{server.Port}", "#piped", "--plain", "--nick", "stayer"], Home);
        await listener.Output.ShowsAsync("#piped 1 here");
        await using var tail = ServerProcess.Spawn(["tail", $"localhost:{server.Port}", "#piped", "--count", "20", "--nick", "drain"], Home);
        await listener.Output.ShowsAsync("drain joined");
        await using var send = ServerProcess.Spawn(["send", $"localhost:{server.Port}", "#piped", "--nick", "piper"], Home);
        await send.TypeAsync(string.Concat(Enumerable.Range(0, 20).Select(i => $"line {i}\n")));
        send.EndInput();
        Assert.Equal(0, await send.ExitAsync());
        Assert.Equal(0, await tail.ExitAsync());
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"line {i}"), tail.Output.Text.TrimEnd().Split('\n').Select(line => line[(line.IndexOf("> ", StringComparison.Ordinal) + 2)..]));
    }

    [Fact]
    public async Task Two_talk_in_plain_lines_and_end_with_what_they_typed()
    {
        await using var ann = ServerProcess.Spawn(["join", $"localhost:{server.Port}", "#plain", "--plain", "--nick", "ann"], Home);
        await ann.Output.ShowsAsync("#plain 1 here");
        await using var ben = ServerProcess.Spawn(["join", $"localhost:{server.Port}", "#plain", "--nick", "ben"], Home);
        await ben.Output.ShowsAsync("#plain 2 here");
        await ben.TypeAsync("hello ann\n/me waves\n/fly\n");
        await ann.Output.ShowsAsync("#plain <ben> hello ann");
        await ann.Output.ShowsAsync("#plain * ben waves");
        await ben.Output.ShowsAsync("-- there is no /fly");
        await ann.TypeAsync("/react ben +1\n");
        await ben.Output.ShowsAsync("ann reacts to ben: +1");
        ben.EndInput();
        Assert.Equal(0, await ben.ExitAsync());
        await ann.Output.ShowsAsync("ben is gone");
        await ann.TypeAsync("/quit\n");
        Assert.Equal(0, await ann.ExitAsync());
    }

    [Fact]
    public async Task A_changed_key_stops_with_both_fingerprints_and_what_to_do()
    {
        Assert.Equal(0, (await RunAsync("send", $"ircs://localhost:{server.Port}", "#lobby", "x", "--nick", "pinned")).ExitCode);
        Assert.Equal($"localhost:{server.Port} {server.Fingerprint.ToLowerInvariant()}\n", await File.ReadAllTextAsync(KnownHosts));
        var forged = new string('a', 64);
        await File.WriteAllTextAsync(KnownHosts, $"localhost:{server.Port} {forged}\n");
        var (exitCode, _, errors) = await RunAsync("send", $"ircs://localhost:{server.Port}", "#lobby", "x", "--nick", "pinned");
        Assert.Equal(76, exitCode);
        Assert.Contains("AA:AA:AA", errors, StringComparison.Ordinal);
        Assert.Contains(server.Fingerprint[..6].ToUpperInvariant().Insert(4, ":").Insert(2, ":"), errors, StringComparison.Ordinal);
        Assert.Contains($"chaton server forget localhost:{server.Port}", errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("server", "forget", $"localhost:{server.Port}")).ExitCode);
        Assert.Equal(0, (await RunAsync("send", $"ircs://localhost:{server.Port}", "#lobby", "x", "--nick", "pinned")).ExitCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ircs://")]
    public async Task An_account_is_logged_in_to_with_a_password_from_a_file(string scheme)
    {
        var name = $"acc{(scheme.Length == 0 ? "plain" : "tls")}";
        await using var person = ServerProcess.Spawn(["join", $"localhost:{server.Port}", "#acc", "--plain", "--nick", name], Home);
        await person.Output.ShowsAsync("here");
        await person.TypeAsync("/register correct-horse-battery\n");
        await person.Output.ShowsAsync("logged in as");
        await person.TypeAsync("/quit\n");
        await person.ExitAsync();
        await File.WriteAllTextAsync(_config.File("password"), "correct-horse-battery\n");
        string[] send = ["send", $"{scheme}localhost:{server.Port}", "#acc", "x", "--account", name, "--nick", name, "--password-file", _config.File("password")];
        Assert.Equal(0, (await RunAsync(send)).ExitCode);
        await File.WriteAllTextAsync(_config.File("password"), "wrong\n");
        Assert.Equal(77, (await RunAsync(send)).ExitCode);
    }

    [Fact]
    public async Task A_certificate_logs_in_without_a_password_and_is_refused_when_others_can_read_it()
    {
        var file = _config.File("me.pem");
        using (var certificate = Kit.Pem.SelfSigned("me"))
            await File.WriteAllTextAsync(file, certificate.ExportCertificatePem() + "\n" + certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n");
        string[] send = ["send", $"ircs://localhost:{server.Port}", "#cert", "x", "--nick", "certy", "--certificate", file];
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var (exitCode, _, errors) = await RunAsync(send);
        Assert.Equal(64, exitCode);
        Assert.Contains("chmod 600", errors, StringComparison.Ordinal);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(77, (await RunAsync(send)).ExitCode);

        await File.WriteAllTextAsync(_config.File("password"), "correct-horse-battery\n");
        await using (var person = ServerProcess.Spawn(["join", $"ircs://localhost:{server.Port}", "#cert", "--plain", "--nick", "certy"], Home))
        {
            await person.Output.ShowsAsync("here");
            await person.TypeAsync("/register correct-horse-battery\n");
            await person.Output.ShowsAsync("logged in as");
            await person.TypeAsync("/quit\n");
            await person.ExitAsync();
        }

        string[] account = ["--nick", "certy", "--account", "certy", "--certificate", file, "--password-file", _config.File("password")];
        await using (var person = ServerProcess.Spawn(["join", $"ircs://localhost:{server.Port}", "#cert", "--plain", .. account], Home))
        {
            await person.Output.ShowsAsync("here");
            await person.TypeAsync("/msg NickServ CERT ADD\n");
            await person.Output.ShowsAsync("Added.");
            await person.TypeAsync("/quit\n");
            await person.ExitAsync();
        }

        Assert.Equal(0, (await RunAsync(send)).ExitCode);
        Assert.Equal(0, (await RunAsync("server", "add", "certs", $"ircs://localhost:{server.Port}", "--nick", "certy", "--certificate", file)).ExitCode);
        Assert.Equal(0, (await RunAsync("send", "certs", "#cert", "by name")).ExitCode);
        Assert.Equal(64, (await RunAsync("send", $"irc://localhost:{server.Port}", "#cert", "x", "--certificate", file)).ExitCode);
    }

    [Fact]
    public async Task Servers_are_noted_by_name_in_a_file_of_their_owner()
    {
        Assert.Equal(0, (await RunAsync("server", "add", "home", $"localhost:{server.Port}", "--nick", "noted")).ExitCode);
        Assert.Contains($"home  localhost:{server.Port}  as noted", (await RunAsync("server", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_config.File("chaton/servers.json")));
        Assert.Equal(0, (await RunAsync("send", "home", "#lobby", "by name")).ExitCode);
        Assert.Equal(0, (await RunAsync("server", "remove", "home")).ExitCode);
        Assert.Equal(1, (await RunAsync("server", "remove", "home")).ExitCode);
    }

    [Theory]
    [InlineData(69, "send", "localhost:1", "#lobby", "x")]
    [InlineData(64, "send", "localhost:1")]
    [InlineData(64, "send", "irc://192.0.2.1", "#lobby", "x")]
    [InlineData(64, "tail", "localhost:1", "#lobby", "--since", "soon")]
    [InlineData(69, "join", "localhost:1", "--plain")]
    public async Task What_cannot_be_done_ends_with_its_code_and_a_word(int exitCode, params string[] arguments)
    {
        var ended = await RunAsync(arguments);
        Assert.Equal(exitCode, ended.ExitCode);
        Assert.StartsWith("chaton: ", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_refused_is_not_sent()
    {
        var (exitCode, _, errors) = await RunAsync("send", $"localhost:{server.Port}", "@nobodyishere", "x", "--nick", "refusy");
        Assert.Equal(1, exitCode);
        Assert.Contains("not sent", errors, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => ServerProcess.RunAsync(arguments, Home);
}
