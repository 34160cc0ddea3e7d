using System.Text;

namespace ChatOn.Protocol;

/// <summary>One mode set or unset.</summary>
/// <param name="Adding">True for '+'.</param>
/// <param name="Letter">The mode.</param>
/// <param name="Argument">Its argument, or null; null on a list mode asks for the list.</param>
public readonly record struct ModeChange(bool Adding, char Letter, string? Argument = null);

/// <summary>What a mode string means.</summary>
/// <param name="Changes">The changes, in order.</param>
/// <param name="Unknown">Letters that are no modes, each once, in order.</param>
/// <param name="Missing">Modes left out because their argument was missing, in order, '+' and '-' alike.</param>
public sealed record ModeChanges(IReadOnlyList<ModeChange> Changes, string Unknown, string Missing);

/// <summary>
/// Reads <c>modestring *argument</c>, where modestring is <c>1*( ("+" / "-") *letter )</c>.
/// See https://modern.ircdocs.horse/#mode-message
/// </summary>
public static class ModeChangeParser
{
    /// <summary>
    /// Reads a mode string and the arguments after it. An empty argument counts as missing; the key may be taken off
    /// without naming it, and then its argument is null.
    /// </summary>
    public static ModeChanges Parse(ModeCatalogue catalogue, string modes, params ReadOnlySpan<string> arguments)
    {
        var changes = new List<ModeChange>();
        var unknown = new StringBuilder();
        var missing = new StringBuilder();
        var adding = true;
        var next = 0;
        foreach (var letter in modes)
        {
            if (letter is '+' or '-')
            {
                adding = letter == '+';
                continue;
            }
            if (catalogue.TryFind(letter) is not { } mode)
            {
                AddOnce(unknown, letter);
                continue;
            }
            string? argument = null;
            if (TakesArgument(mode.Kind, adding) && next < arguments.Length && arguments[next++] is { Length: > 0 } given)
                argument = given;
            if (argument is null && NeedsArgument(mode.Kind, adding))
                missing.Append(letter);
            else
                changes.Add(new ModeChange(adding, letter, argument));
        }
        return new ModeChanges(changes, unknown.ToString(), missing.ToString());
    }

    private static bool TakesArgument(ModeKind kind, bool adding) => kind switch
    {
        ModeKind.Flag => false,
        ModeKind.WhenSet => adding,
        _ => true,
    };

    private static bool NeedsArgument(ModeKind kind, bool adding) => kind switch
    {
        ModeKind.Prefix => true,
        ModeKind.Always or ModeKind.WhenSet => adding,
        _ => false,
    };

    private static void AddOnce(StringBuilder letters, char letter)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] == letter)
                return;
        }
        letters.Append(letter);
    }
}

/// <summary>One line's worth of mode changes.</summary>
/// <param name="Modes">Signs and letters.</param>
/// <param name="Arguments">The arguments, in order.</param>
public sealed record ModeLine(string Modes, IReadOnlyList<string> Arguments)
{
    /// <summary>Writes the mode string and its arguments as parameters.</summary>
    public void Write(ref MessageWriter writer)
    {
        writer.Param(Modes);
        foreach (var argument in Arguments)
            writer.ParamOrStar(argument);
    }

    /// <summary><c>+ov-b alice bob *!*@bad</c></summary>
    public override string ToString() => Arguments.Count == 0 ? Modes : $"{Modes} {string.Join(' ', Arguments)}";
}

/// <summary>Writes mode changes as lines: <c>+ov-b a b c</c>. See https://modern.ircdocs.horse/#mode-message</summary>
public static class ModeChangeWriter
{
    /// <summary>The most changes in a line that leave room for the room among the fifteen parameters.</summary>
    public const int MaxPerLine = IrcMessage.MaxParameters - 2;

    /// <summary>Bytes of a line that source, verb and room leave free.</summary>
    public const int MaxBytes = 300;

    /// <summary>Puts changes into as few lines as hold them, in order.</summary>
    public static IReadOnlyList<ModeLine> Format(IEnumerable<ModeChange> changes, int maxPerLine = MaxPerLine, int maxBytes = MaxBytes)
    {
        var lines = new List<ModeLine>();
        var modes = new StringBuilder();
        var arguments = new List<string>();
        var (sign, count, bytes) = ('\0', 0, 0);
        foreach (var change in changes)
        {
            var size = 2 + (change.Argument is null ? 0 : 1 + Encoding.UTF8.GetByteCount(change.Argument));
            if (count > 0 && (count == maxPerLine || bytes + size > maxBytes))
            {
                lines.Add(new ModeLine(modes.ToString(), arguments));
                modes.Clear();
                arguments = [];
                (sign, count, bytes) = ('\0', 0, 0);
            }
            var wanted = change.Adding ? '+' : '-';
            if (sign != wanted)
                modes.Append(sign = wanted);
            modes.Append(change.Letter);
            if (change.Argument is not null)
                arguments.Add(change.Argument);
            (count, bytes) = (count + 1, bytes + size);
        }
        if (count > 0)
            lines.Add(new ModeLine(modes.ToString(), arguments));
        return lines;
    }
}
