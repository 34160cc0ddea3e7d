using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>A person with nc: lines in, lines out.</summary>
internal sealed class NcClient : IChatProgram
{
    private readonly ChildProcess _process;

    private NcClient(string nick, int port)
    {
        Nick = nick;
        _process = ChildProcess.Start("nc", ["localhost", $"{port}"]);
    }

    public string Nick { get; }

    public Transcript Screen => _process.Output;

    public static Task<NcClient> EnterAsync(string nick, int port)
    {
        InstalledProgram.Require("nc");
        return new NcClient(nick, port).InAsync(async nc =>
        {
            await nc.Screen.ShowsAsync("NICK");
            await nc.SayAsync(nick);
            await nc.Screen.ShowsAsync($"{nick} joined the Chat");
        });
    }

    public Task SayAsync(string text) => _process.TypeAsync(text + "\n");

    public Task LeaveAsync()
    {
        _process.Kill();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
