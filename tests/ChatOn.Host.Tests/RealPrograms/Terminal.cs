using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>A program on a terminal. tmux in control mode tells when the screen changes and, asked, what it shows.</summary>
/// <remarks>Control mode: https://github.com/tmux/tmux/wiki/Control-Mode.</remarks>
internal sealed class Terminal : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lock _gate = new();
    private readonly Queue<bool> _commands = new();
    private readonly List<string> _answer = [];
    private readonly ChildProcess _tmux;
    private string _line = "";
    private string? _block;
    private bool _isCapturing;
    private bool _isStale;

    public Terminal(params IEnumerable<string> command)
    {
        Screen = new Transcript(command.First());
        string[] arguments = ["-S", _folder.File("socket"), "-f", "/dev/null", "-C", "new-session", "-x", "180", "-y", "120", "--", .. command];
        var environment = new Dictionary<string, string> { ["TERM"] = "screen-256color" };
        _tmux = ChildProcess.Start("tmux", arguments, environment, Read);
    }

    public Transcript Screen { get; }

    /// <summary>Types a line.</summary>
    public void Type(string text)
    {
        TypeKeys(text);
        Press("Enter");
    }

    public void TypeKeys(string text) => Command($"send-keys -l -- '{text.Replace("'", "'\\''", StringComparison.Ordinal)}'", isCapture: false);

    /// <summary>Presses a key by its tmux name.</summary>
    public void Press(string key) => Command($"send-keys {key}", isCapture: false);

    public async ValueTask DisposeAsync()
    {
        Command("kill-server", isCapture: false);
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
        else if (line.StartsWith("%output", StringComparison.Ordinal))
        {
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
        Command("capture-pane -p -J", isCapture: true);
    }
}
