using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using ChatOn.Host.Tests.Kit;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Serving;

/// <summary>What <c>scripts/publish</c> makes, on a machine without .NET. Alone, for it keeps every core busy.</summary>
[Collection(nameof(PublishTests))]
[CollectionDefinition(nameof(PublishTests), DisableParallelization = true)]
public sealed partial class PublishTests : IDisposable
{
    private static readonly TimeSpan LongestPublish = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_unpacked_archive_serves_without_NET_and_ends_when_told()
    {
        InstalledProgram.Require("tar");
        var program = await UnpackAsync(await PublishAsync());
        await using var server = ChildProcess.Start(
            "env", ["-i", $"PATH={_folder.Path}", $"HOME={_folder.Path}", program, "serve", "--listen", "localhost:0", "--data", _folder.File("data")]);
        var port = int.Parse((await server.Output.ShowsAsync(Netcat())).Groups["port"].Value, CultureInfo.InvariantCulture);

        await AnswersAsync(new IPEndPoint(IPAddress.Loopback, port));
        Assert.DoesNotContain(RuntimeEnvironment.GetRuntimeDirectory(), await File.ReadAllTextAsync($"/proc/{server.Id}/maps", TestContext.Current.CancellationToken));

        var told = Stopwatch.GetTimestamp();
        await server.TerminateAsync();
        Assert.Equal(0, await server.ExitAsync());
        Assert.InRange(Stopwatch.GetElapsedTime(told).TotalSeconds, 0, 5);
    }

    private static async Task<string> PublishAsync()
    {
        var rid = "linux-" + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        await using var publish = ChildProcess.Start(Path.Combine(Repository(), "scripts", "publish"), [rid]);
        publish.EndInput();
        var exitCode = await publish.ExitAsync(LongestPublish);
        Assert.True(exitCode == 0, publish.Output.Text + publish.Errors.Text);
        return Path.Combine(Repository(), publish.Output.Text.TrimEnd().Split('\n')[^1]);
    }

    private async Task<string> UnpackAsync(string archive)
    {
        var (exitCode, output) = await ChildProcess.RunAsync("tar", "-C", _folder.Path, "--strip-components=1", "-xzf", archive);
        Assert.True(exitCode == 0, output);
        foreach (var file in new[] { "README.md", "LICENSE", "chaton.service", "chaton.example.json", "running.md", "wwwroot/index.html", "wwwroot/index.html.br" })
            Assert.True(File.Exists(_folder.File(file)), file);
        return _folder.File("chaton");
    }

    private static async Task AnswersAsync(IPEndPoint endPoint)
    {
        using var silent = await ByteClient.ConnectAsync(endPoint);
        using var irc = await ByteClient.ConnectAsync(endPoint);
        await irc.SecureAsync();
        await irc.SendAsync("NICK alice\r\nUSER alice 0 * :Alice\r\nPING :there\r\nQUIT\r\n");
        Assert.Contains("PONG chaton.local :there", await irc.ReadToEndAsync(), StringComparison.Ordinal);
        await silent.ExpectsAsync("NICK");
    }

    private static string Repository([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));

    [GeneratedRegex(@"nc localhost (?<port>\d+)")]
    private static partial Regex Netcat();
}
