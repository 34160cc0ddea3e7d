using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>The old client as a Python program, with its blocking reads and its two threads.</summary>
internal sealed class PythonOldClient : IChatProgram
{
    private readonly ChildProcess _process;

    private PythonOldClient(string version, string nick, int port)
    {
        Nick = nick;
        var script = Path.Combine(AppContext.BaseDirectory, "RealPrograms", "old_client.py");
        _process = ChildProcess.Start("python3", ["-u", script, version, $"{port}", nick]);
    }

    public string Nick { get; }

    public Transcript Screen => _process.Output;

    /// <param name="version"><c>first</c> or <c>last</c>.</param>
    public static Task<PythonOldClient> EnterAsync(string version, string nick, int port)
    {
        InstalledProgram.Require("python3");
        // The last version throws its first read after the nickname away: it knows only from what follows that it is in.
        var welcome = version == "last" ? "Connected to the Server!" : $"{nick} joined the Chat";
        return new PythonOldClient(version, nick, port).InAsync(old => old.Screen.ShowsAsync(welcome));
    }

    public Task SayAsync(string text) => _process.TypeAsync(text + "\n");

    public Task LeaveAsync()
    {
        _process.Kill();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
