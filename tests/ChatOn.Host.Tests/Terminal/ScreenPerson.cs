using System.Globalization;
using System.Text.RegularExpressions;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Terminal;

/// <summary>A person with a shell on a terminal, who types <c>chaton join</c> into it; with a home of their own.</summary>
internal sealed partial class ScreenPerson : IAsyncDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly RealPrograms.Terminal _terminal;

    public ScreenPerson(int columns = 100, int rows = 30)
    {
        InstalledProgram.Require("tmux", "bash");
        var environment = ServerProcess.Environment(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = $"{Path.GetDirectoryName(ServerProcess.Executable)}:/usr/local/bin:/usr/bin:/bin",
            ["PS1"] = "ready> ",
            ["HOME"] = _home.Path,
            ["XDG_CONFIG_HOME"] = _home.Path,
            ["USER"] = "usher",
            ["COLORTERM"] = "truecolor",
        });
        _terminal = new RealPrograms.Terminal(columns, rows, environment, "bash", "--norc", "--noprofile", "-i");
    }

    /// <summary>What the terminal shows.</summary>
    public Transcript Screen => _terminal.Screen;

    /// <summary>All that was written to the terminal, escape sequences included.</summary>
    public Transcript Written => _terminal.Written;

    /// <summary>The folder of the client's files.</summary>
    public string Config => _home.File("chaton");

    /// <summary>Somebody who is in a room already.</summary>
    public static async Task<ScreenPerson> EnterAsync(string nick, int port, string room, int columns = 100, int rows = 30)
    {
        var person = new ScreenPerson(columns, rows);
        try
        {
            await person.RunAsync($"join localhost:{port} '{room}' --nick {nick}");
            await person.Screen.ShowsAsync($"{nick} has come in");
            return person;
        }
        catch
        {
            await person.DisposeAsync();
            throw;
        }
    }

    /// <summary>Types a command of <c>chaton</c> into the shell, whose process is then that of the verb.</summary>
    public async Task RunAsync(string arguments)
    {
        await Screen.ShowsAsync("ready>");
        Type($"sh -c 'echo $$ >{_home.File("id")}; exec chaton \"$@\"' chaton {arguments}; echo ended with $?.");
    }

    /// <summary>The process of the client.</summary>
    public int ProcessId => int.Parse(File.ReadAllText(_home.File("id")), CultureInfo.InvariantCulture);

    /// <summary>Types a line.</summary>
    public void Type(string text) => _terminal.Type(text);

    public void TypeKeys(string text) => _terminal.TypeKeys(text);

    /// <summary>Presses a key by its tmux name.</summary>
    public void Press(string key) => _terminal.Press(key);

    public void Resize(int columns, int rows) => _terminal.Resize(columns, rows);

    /// <summary>Closes the terminal's window.</summary>
    public void Close() => _terminal.Close();

    public Task ShowsAsync(string text) => Screen.ShowsAsync(text);

    public Task ShowsNoMoreAsync(string text) => Screen.ShowsNoMoreAsync(text);

    /// <summary>The exit code that the shell was told.</summary>
    public async Task<int> EndsAsync() => int.Parse((await Screen.ShowsAsync(EndPattern())).Groups["code"].Value, CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await _terminal.DisposeAsync();
        _home.Dispose();
    }

    [GeneratedRegex(@"ended with (?<code>\d+)\.")]
    private static partial Regex EndPattern();
}
