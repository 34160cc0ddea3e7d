using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Xunit;

namespace ChatOn.Testing.Processes;

/// <summary>The built <c>chaton serve</c> as a process of its own, on a free loopback port.</summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly TemporaryFolder? _ownFolder;
    private readonly ChildProcess _process;

    private ServerProcess(int port, string dataFolder, TemporaryFolder? ownFolder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        Port = port;
        DataFolder = dataFolder;
        _ownFolder = ownFolder;
        string[] all = ["serve", "--listen", $"localhost:{port}", "--data", dataFolder, .. arguments];
        _process = ChildProcess.Start(Executable, all, Environment(environment));
    }

    public int Port { get; }

    public IPEndPoint EndPoint => new(IPAddress.Loopback, Port);

    public string DataFolder { get; }

    public int ProcessId => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>What it has written so far, banner included.</summary>
    public string Log => _process.Output.Text + _process.Errors.Text;

    /// <summary>SHA-256 of its certificate as the banner prints it, without colons.</summary>
    public string Fingerprint =>
        FingerprintPattern().Match(Log) is { Success: true } match
            ? match.Value.Replace(":", "", StringComparison.Ordinal)
            : throw new InvalidOperationException("No fingerprint in the log:\n" + Log);

    /// <summary>The path of the built program, or of the one that CHATON_TEST_PROGRAM names, such as one compiled to machine code.</summary>
    public static string Executable
    {
        get
        {
            if (System.Environment.GetEnvironmentVariable("CHATON_TEST_PROGRAM") is { Length: > 0 } other)
                return other;
            var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            return Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "ChatOn", configuration, "chaton"));
        }
    }

    /// <summary>Starts a server and waits until it accepts connections.</summary>
    /// <param name="dataFolder">An earlier server's, or null for a temporary one.</param>
    /// <param name="arguments">More arguments of <c>serve</c>.</param>
    /// <param name="environment">Settings as <c>CHATON_...</c>.</param>
    /// <param name="port">An earlier server's; a free one when it is null.</param>
    public static async Task<ServerProcess> StartAsync(
        string? dataFolder = null, IEnumerable<string>? arguments = null, IReadOnlyDictionary<string, string>? environment = null, int? port = null)
    {
        var ownFolder = dataFolder is null ? new TemporaryFolder() : null;
        var server = new ServerProcess(port ?? FreePort(), dataFolder ?? ownFolder!.Path, ownFolder, arguments ?? [], environment);
        try
        {
            await server.AcceptsAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs another verb of the executable and fails unless it succeeds.</summary>
    /// <returns>What it wrote.</returns>
    public static async Task<string> RunToEndAsync(params string[] arguments)
    {
        await using var process = ChildProcess.Start(Executable, arguments, Environment(null));
        process.EndInput();
        var exitCode = await process.ExitAsync();
        Assert.True(exitCode == 0, $"chaton {string.Join(' ', arguments)} ended with {exitCode}:\n{process.Output.Text}{process.Errors.Text}");
        return process.Output.Text;
    }

    /// <summary>Runs a verb of the executable that the test types into and reads.</summary>
    public static ChildProcess Spawn(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        ChildProcess.Start(Executable, arguments, Environment(environment));

    /// <summary>Runs a verb of the executable that ends by itself, however that ends.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        await using var process = ChildProcess.Start(Executable, arguments, Environment(environment));
        process.EndInput();
        return (await process.ExitAsync(), process.Output.Text, process.Errors.Text);
    }

    /// <summary>The same as another user of this machine, which only root can do.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsAsync(int userId, params IEnumerable<string> arguments)
    {
        InstalledProgram.Require("setpriv");
        return await ChildProcess.RunAsync("setpriv", [$"--reuid={userId}", $"--regid={userId}", "--clear-groups", Executable, .. arguments]);
    }

    /// <summary>SIGKILL. The process is gone when this returns.</summary>
    public void Kill() => _process.Kill();

    /// <summary>SIGHUP.</summary>
    public Task ReloadAsync() => _process.SignalAsync("HUP");

    /// <summary>A signal by its name.</summary>
    public Task SignalAsync(string name) => _process.SignalAsync(name);

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> ExitAsync() => _process.ExitAsync();

    /// <summary>Waits until the log shows something.</summary>
    public Task LogsAsync(string text) => _process.Errors.ShowsAsync(text);

    /// <summary>SIGTERM.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        await _process.TerminateAsync();
        return await _process.ExitAsync();
    }

    public Task ShowsAsync(string text) => _process.Output.ShowsAsync(text);

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _ownFolder?.Dispose();
    }

    // The banner comes when the listeners are open and says where.
    private Task AcceptsAsync() => _process.Output.ShowsAsync(Port.ToString(CultureInfo.InvariantCulture));

    /// <summary>A port of this machine that nobody listens on at the moment.</summary>
    public static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }

    /// <summary>The environment of the executable: it runs on the runtime that runs the tests, wherever that is installed.</summary>
    public static Dictionary<string, string> Environment(IReadOnlyDictionary<string, string>? more) => new(more ?? new Dictionary<string, string>())
    {
        ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
    };

    [GeneratedRegex("([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}")]
    private static partial Regex FingerprintPattern();
}
