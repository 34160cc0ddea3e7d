using System.ComponentModel;
using System.Diagnostics;

namespace ChatOn.Tui.Links;

/// <summary>Hands links to the program that this machine opens them with: never to a shell, and nothing but links that were found.</summary>
/// <param name="environment">A variable of the environment.</param>
internal sealed class SystemLinkOpener(Func<string, string?> environment) : ILinkOpener
{
    public bool TryOpen(string target)
    {
        if (!LinkFinder.TryRead(target, out var link) || Program() is not { } program)
            return false;
        // It must neither write on the screen nor read the keys.
        var start = new ProcessStartInfo(program, [link]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start);
            process?.StandardInput.Close();
            return process is not null;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            return false;
        }
    }

    // On a machine without a desktop xdg-open would start a browser in this very terminal.
    private string? Program()
    {
        if (OperatingSystem.IsWindows())
            return "explorer.exe";
        if (OperatingSystem.IsMacOS())
            return "open";
        return string.IsNullOrEmpty(environment("DISPLAY")) && string.IsNullOrEmpty(environment("WAYLAND_DISPLAY")) ? null : "xdg-open";
    }
}
