using System.Text.RegularExpressions;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>A program on a terminal. tmux in control mode tells when the screen changes and, asked, what it shows.</summary>
/// <remarks>Control mode: https://github.com/tmux/tmux/wiki/Control-Mode.</remarks>
internal sealed partial class Terminal : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lock _gate = new();
    private readonly Queue<bool> _commands = new();
    private readonly List<string> _answer = [];
    private readonly ChildProcess _tmux;
    private string _capture = "capture-pane -p";
    private string _line = "";
    private string? _block;
    private bool _isCapturing;
    private bool _isStale;

    public Terminal(params IReadOnlyList<string> command)
        : this(180, 120, new Dictionary<string, string>(StringComparer.Ordinal), command) => _capture += " -J";

    /// <summary>A terminal of some size, which shows row by row; else lines that are wrapped are shown as one.</summary>
    public Terminal(int columns, int rows, IReadOnlyDictionary<string, string> environment, params IReadOnlyList<string> command)
    {
        Screen = new Transcript(command[0]);
        Written = new Transcript($"{command[0]} (raw)");
        string[] arguments = ["-S", _folder.File("socket"), "-f", "/dev/null", "-C", "new-session", "-x", $"{columns}", "-y", $"{rows}", "--", .. command];
        _tmux = ChildProcess.Start("tmux", arguments, new Dictionary<string, string>(environment) { ["TERM"] = "screen-256color" }, Read);
    }

    /// <summary>What the terminal shows.</summary>
    public Transcript Screen { get; }

    /// <summary>All that the program has written to the terminal, escape sequences included.</summary>
    public Transcript Written { get; }

    /// <summary>Types a line.</summary>
    public void Type(string text)
    {
        TypeKeys(text);
        Press("Enter");
    }

    public void TypeKeys(string text) => Command($"send-keys -l -- '{text.Replace("'", "'\\''", StringComparison.Ordinal)}'", isCapture: false);

    /// <summary>Presses a key by its tmux name.</summary>
    public void Press(string key) => Command($"send-keys {key}", isCapture: false);

    /// <summary>Makes the terminal larger or smaller.</summary>
    public void Resize(int columns, int rows) => Command($"resize-window -x {columns} -y {rows}", isCapture: false);

    /// <summary>Closes the terminal's window, whatever runs in it.</summary>
    public void Close() => Command("kill-server", isCapture: false);

    public async ValueTask DisposeAsync()
    {
        Close();
        await _tmux.ExitAsync();
        await _tmux.DisposeAsync();
        _folder.Dispose();
    }

    private void Command(string command, bool isCapture)
    {
        lock (_gate)
        {
            _commands.Enqueue(isCapture);
            try
            {
                _tmux.Type(command + "\n");
            }
            catch (IOException)
            {
                // The program has ended, and tmux with it.
                Screen.End();
            }
        }
    }

    private void Read(string text)
    {
        var lines = (_line + text).Split('\n');
        _line = lines[^1];
        foreach (var line in lines.AsSpan()[..^1])
            ReadLine(line);
    }

    // %begin TIME NUMBER FLAGS, the answer, %end TIME NUMBER FLAGS; between the blocks %output and other news. Flag 1: our own command.
    private void ReadLine(string line)
    {
        if (_block is not null)
        {
            if (line == "%end" + _block || line == "%error" + _block)
                EndBlock();
            else
                _answer.Add(line);
        }
        else if (line.StartsWith("%begin", StringComparison.Ordinal))
        {
            _block = line["%begin".Length..];
        }
        else if (line.StartsWith("%output ", StringComparison.Ordinal))
        {
            Written.Append(Unescaped(line[(line.IndexOf(' ', "%output ".Length) + 1)..]));
            Capture();
        }
        else if (line.StartsWith("%exit", StringComparison.Ordinal))
        {
            Screen.End();
        }
    }

    private void EndBlock()
    {
        var isCapture = false;
        if (_block!.EndsWith(" 1", StringComparison.Ordinal))
        {
            lock (_gate)
                isCapture = _commands.Dequeue();
        }

        if (isCapture)
        {
            Screen.Replace(string.Join('\n', _answer.Select(line => line.TrimEnd()).Where(line => line.Length > 0)));
            _isCapturing = false;
            if (_isStale)
                Capture();
        }

        _block = null;
        _answer.Clear();
    }

    private void Capture()
    {
        _isStale = _isCapturing;
        if (_isCapturing)
            return;

        _isCapturing = true;
        Command(_capture, isCapture: true);
    }

    // Control characters and the backslash come as \ooo.
    private static string Unescaped(string written) => EscapePattern().Replace(written, match => ((char)Convert.ToInt32(match.Value[1..], 8)).ToString());

    [GeneratedRegex(@"\\[0-7]{3}")]
    private static partial Regex EscapePattern();
}
