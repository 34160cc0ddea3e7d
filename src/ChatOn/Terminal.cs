using System.Text;

namespace ChatOn;

/// <summary>A person at the keyboard.</summary>
internal static class Terminal
{
    /// <summary>Reads secrets, when there is somebody to ask; else null, and they come from standard input.</summary>
    public static Func<string, string>? Secrets => Console.IsInputRedirected ? null : Ask;

    /// <summary>Whether both what is typed and what is shown go to a terminal.</summary>
    public static bool HasScreen => !Console.IsInputRedirected && !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");

    /// <summary>Whether the process has a terminal, whatever its input and output are.</summary>
    public static bool IsThere()
    {
        try
        {
            using var terminal = File.OpenHandle("/dev/tty");
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Ask(string question)
    {
        // Standard output may be a file that is to get the hash alone.
        Console.Error.Write(question);
        var secret = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace)
                secret.Length -= Math.Min(1, secret.Length);
            else if (!char.IsControl(key.KeyChar))
                secret.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return secret.ToString();
    }
}
