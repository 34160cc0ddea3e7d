using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>A person with telnet on a terminal, line by line or with every key sent at once.</summary>
internal sealed class TelnetClient : IChatProgram
{
    private readonly Terminal _terminal;

    private TelnetClient(string nick, int port)
    {
        Nick = nick;
        _terminal = new Terminal("telnet", "localhost", $"{port}");
    }

    public string Nick { get; }

    public Transcript Screen => _terminal.Screen;

    public static Task<TelnetClient> EnterAsync(string nick, int port, bool byCharacter = false)
    {
        InstalledProgram.Require("tmux", "telnet");
        return new TelnetClient(nick, port).InAsync(async telnet =>
        {
            await telnet.Screen.ShowsAsync("NICK");
            if (byCharacter)
                await telnet.SendEveryKeyAsync();
            await telnet.SayAsync(nick);
            await telnet.Screen.ShowsAsync($"{nick} joined the Chat");
        });
    }

    public Task SayAsync(string text)
    {
        _terminal.Type(text);
        return Task.CompletedTask;
    }

    public async Task LeaveAsync()
    {
        _terminal.Press("C-]");
        await Screen.ShowsAsync("telnet>");
        _terminal.Type("quit");
    }

    public ValueTask DisposeAsync() => _terminal.DisposeAsync();

    private async Task SendEveryKeyAsync()
    {
        _terminal.Press("C-]");
        await Screen.ShowsAsync("telnet>");
        _terminal.Type("mode character");
    }
}
