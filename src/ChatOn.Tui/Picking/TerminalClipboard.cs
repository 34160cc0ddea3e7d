using System.Text;
using Terminal.Gui.App;

namespace ChatOn.Tui.Picking;

/// <summary>Puts text where it can be pasted from: the terminal's clipboard, which also works from afar, and that of the desktop where there is one.</summary>
internal static class TerminalClipboard
{
    // Some terminals drop what is longer.
    private const int Most = 50_000;

    public static void Copy(IApplication? app, string text)
    {
        app?.Clipboard?.TrySetClipboardData(text);
        app?.Driver?.WriteRaw(Sequence(text));
    }

    /// <summary><c>OSC 52 ; c ; base64 BEL</c>: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h3-Operating-System-Commands</summary>
    public static string Sequence(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return $"\x1b]52;c;{Convert.ToBase64String(bytes.AsSpan(0, Math.Min(bytes.Length, Most)))}\a";
    }
}
