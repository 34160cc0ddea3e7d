using System.Text;
using System.Text.RegularExpressions;

namespace ChatOn.Testing.Fuzzing;

/// <summary>Takes lines out of a script for as long as it fails in the same way.</summary>
public static class ScriptMinimiser
{
    /// <summary>The shortest script that was found.</summary>
    /// <param name="tries">How often a shorter one is tried.</param>
    public static byte[] Minimise(byte[] script, int tries = 2000)
    {
        var lines = Encoding.Latin1.GetString(script).Split('\n').ToList();
        var failure = FailureOf(script);
        for (var size = lines.Count / 2; size > 0; size /= 2)
        {
            for (var start = 0; start < lines.Count && tries > 0;)
            {
                var shorter = lines.Where((_, i) => i < start || i >= start + size).ToList();
                tries--;
                if (shorter.Count > 0 && FailureOf(Encoding.Latin1.GetBytes(string.Join('\n', shorter))) == failure)
                    lines = shorter;
                else
                    start += size;
            }
        }

        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    // What failed, but not at which step and of whom: names and numbers change.
    private static string? FailureOf(byte[] script)
    {
        try
        {
            CommandFuzz.Run(script);
            return null;
        }
        catch (Exception exception)
        {
            var first = exception.Message.Split('\n')[0];
            return string.Join(' ', Regex.Replace(first, @"^Step \d+: |\d+", "").Split(' ').Take(6));
        }
    }
}
