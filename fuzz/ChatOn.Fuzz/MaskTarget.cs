using System.Text;
using ChatOn.Protocol;
using static ChatOn.Fuzz.InvariantException;

namespace ChatOn.Fuzz;

/// <summary>The input is a mask, LF, a text: the automaton agrees with a recursion, in steps that grow with the text alone.</summary>
public static class MaskTarget
{
    public static void Run(ReadOnlySpan<byte> input)
    {
        if (input.Length > 2_000)
            return;
        var parts = Encoding.UTF8.GetString(input).Split('\n', 2);
        Check(parts[0], parts.Length == 2 ? parts[1] : "");
        Unless(Mask.Matches(Mask.Escape(parts[0]), parts[0]), "an escaped text does not match itself");
        var normal = Mask.Normalize(parts[0]);
        Unless(Mask.Normalize(normal) == normal, "normalizing twice differs from once");
        Unless(normal.Contains('!', StringComparison.Ordinal) && normal.Contains('@', StringComparison.Ordinal), "a normal mask lacks a part");
    }

    /// <summary>Compares both ways of matching, and counts the automaton's steps.</summary>
    public static void Check(string pattern, string text)
    {
        var mask = new Mask(pattern);
        var matches = mask.Run(text, out var steps);
        Unless(matches == Oracle(pattern, text), $"'{pattern}' on '{text}': the automaton says {matches}");
        Unless(steps <= (long)text.Length * ((pattern.Length / 64) + 1), $"'{pattern}' took {steps} steps for {text.Length} characters");
    }

    /// <summary>The definition, recursively; results are kept, or it would take for ever on hostile masks.</summary>
    public static bool Oracle(string pattern, string text)
    {
        var (mask, line) = (pattern.EnumerateRunes().ToArray(), text.EnumerateRunes().ToArray());
        var known = new Dictionary<(int, int), bool>();
        return Match(0, 0);

        bool Match(int p, int t)
        {
            if (known.TryGetValue((p, t), out var result))
                return result;
            return known[(p, t)] = Compute(p, t);
        }

        bool Compute(int p, int t)
        {
            if (p == mask.Length)
                return t == line.Length;
            if (mask[p].Value == '*')
                return Match(p + 1, t) || (t < line.Length && Match(p, t + 1));
            if (t == line.Length)
                return false;
            if (mask[p].Value == '?')
                return Match(p + 1, t + 1);
            var isEscape = mask[p].Value == '\\' && p + 1 < mask.Length && mask[p + 1].Value is '*' or '?' or '\\';
            var literal = isEscape && p + 1 < mask.Length ? p + 1 : p;
            return CaseMapping.Equals(mask[literal].ToString(), line[t].ToString()) && Match(literal + 1, t + 1);
        }
    }
}
