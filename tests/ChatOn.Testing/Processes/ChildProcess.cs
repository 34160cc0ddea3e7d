using System.Diagnostics;
using System.Text;

namespace ChatOn.Testing.Processes;

/// <summary>A program that a test runs, types into and reads.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly Task _reading;

    private ChildProcess(Process process, string name, Action<string>? onOutput)
    {
        _process = process;
        Output = new Transcript(name);
        Errors = new Transcript($"{name} (errors)");
        _reading = Task.WhenAll(ReadAsync(_process.StandardOutput, Output, onOutput), ReadAsync(_process.StandardError, Errors, null));
    }

    /// <summary>What it writes to its standard output.</summary>
    public Transcript Output { get; }

    public Transcript Errors { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <param name="onOutput">Gets each piece of standard output as it comes.</param>
    public static ChildProcess Start(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, Action<string>? onOutput = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfThePersonAtTheKeyboard).ToList())
            start.Environment.Remove(name);
        start.Environment["LANG"] = "C.UTF-8";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new ChildProcess(Process.Start(start)!, Path.GetFileName(program), onOutput);
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string program, params IEnumerable<string> arguments)
    {
        await using var process = Start(program, arguments);
        process.EndInput();
        var exitCode = await process.ExitAsync();
        return (exitCode, process.Output.Text + process.Errors.Text);
    }

    /// <summary>For small things: waits if the program does not read.</summary>
    public void Type(string text)
    {
        _process.StandardInput.Write(text);
        _process.StandardInput.Flush();
    }

    public async Task TypeAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text).WaitAsync(Patience);
        await _process.StandardInput.FlushAsync().WaitAsync(Patience);
    }

    public void EndInput() => _process.StandardInput.Close();

    /// <summary>Waits until it has ended and all it wrote is read.</summary>
    /// <param name="patience">For what takes long.</param>
    public async Task<int> ExitAsync(TimeSpan? patience = null)
    {
        await _process.WaitForExitAsync().WaitAsync(patience ?? Patience);
        await _reading.WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>SIGKILL. The process is gone when this returns.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit(Patience);
    }

    /// <summary>SIGTERM, as a service manager ends it.</summary>
    public Task TerminateAsync() => SignalAsync("TERM");

    /// <summary>Sends a signal by its name, as <c>kill -NAME</c> does: that of the shell, which is everywhere.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{name} {_process.Id}"]);
        await kill.WaitForExitAsync().WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            Kill();
        await _reading.WaitAsync(Patience);
        _process.Dispose();
    }

    private static bool IsOfThePersonAtTheKeyboard(string name) => name == "TMUX" || name.StartsWith("CHATON_", StringComparison.Ordinal);

    // Not by lines: a prompt has no line end.
    private static async Task ReadAsync(StreamReader reader, Transcript transcript, Action<string>? onOutput)
    {
        var buffer = new char[4096];
        int count;
        while ((count = await reader.ReadAsync(buffer)) > 0)
        {
            var text = new string(buffer, 0, count);
            transcript.Append(text);
            onOutput?.Invoke(text);
        }

        transcript.End();
    }
}
