using System.Globalization;
using System.Text;

namespace ChatOn.Testing.Fuzzing;

/// <summary>What one line of a fuzz script does. The format is told in fuzz/README.md; what is no step is sent as it is by session 1.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Session">By which session, 1 to 8; 0 where it is of none.</param>
/// <param name="Number">Milliseconds, for a wait.</param>
/// <param name="Words">What follows.</param>
internal readonly record struct ScriptStep(StepKind Kind, int Session, int Number, byte[] Words)
{
    public const int MaxSessions = 8;
    private const int LongestWait = 200_000;

    public static ScriptStep Parse(ReadOnlySpan<byte> line)
    {
        if (line.Length > 1 && line[0] - '0' is > 0 and <= MaxSessions && line[1] is (byte)' ' or (byte)'+')
        {
            var isHeld = line[1] == '+';
            return new ScriptStep(isHeld ? StepKind.Post : StepKind.Send, line[0] - '0', 0, line[Math.Min(line.Length, isHeld ? 3 : 2)..].ToArray());
        }

        var words = Encoding.UTF8.GetString(line).Split(' ');
        var about = words.Length > 1 ? words[1] : "";
        return (words[0], SessionOf(about)) switch
        {
            ("open", > 0 and var session) => new ScriptStep(StepKind.Open, session, 0, Encoding.UTF8.GetBytes(string.Join(' ', words[2..]))),
            ("close", > 0 and var session) => new ScriptStep(StepKind.Close, session, 0, []),
            ("deaf", > 0 and var session) => new ScriptStep(StepKind.Deafen, session, 0, []),
            ("hears", > 0 and var session) => new ScriptStep(StepKind.Hear, session, 0, []),
            ("wait", _) when int.TryParse(about, NumberStyles.None, null, out var time) => new ScriptStep(StepKind.Wait, 0, Math.Min(time, LongestWait), []),
            ("store" or "reads" or "work", _) => new ScriptStep(StepKind.Switch, 0, 0, line.ToArray()),
            ("options", _) => new ScriptStep(StepKind.Options, 0, 0, Encoding.UTF8.GetBytes(about)),
            _ => new ScriptStep(StepKind.Send, 1, 0, line.ToArray()),
        };
    }

    private static int SessionOf(string word) => word.Length == 1 && word[0] - '0' is > 0 and <= MaxSessions ? word[0] - '0' : 0;
}

/// <summary>What a step does.</summary>
internal enum StepKind
{
    /// <summary>Which options the server has; only as the first line.</summary>
    Options,
    Open,
    Close,

    /// <summary>A line is sent, and the server runs.</summary>
    Send,

    /// <summary>A line is sent that shares a turn with what follows.</summary>
    Post,
    Deafen,
    Hear,
    Wait,

    /// <summary>The store fails, hangs, works...; reads and work wait or go on.</summary>
    Switch,
}
