namespace ChatOn.Tui.Theming;

/// <summary>How many colours a terminal has.</summary>
internal enum ColourDepth
{
    /// <summary>24 bits.</summary>
    Full,

    /// <summary>The terminal's own 16.</summary>
    Sixteen,

    /// <summary>None: bold, underlined and reversed only.</summary>
    None,
}

/// <summary>Finds out how many colours to use.</summary>
internal static class ColourDepths
{
    private static readonly string[] Colourless = ["dumb", "unknown", "vt52", "vt100", "vt102", "vt220", "vt320", "vt420"];
    private static readonly string[] Rich = ["256color", "direct", "truecolor", "kitty", "ghostty", "alacritty", "wezterm", "foot", "iterm", "konsole", "contour"];

    /// <summary>What the settings say, else https://no-color.org and what the terminal says of itself.</summary>
    public static ColourDepth Of(string setting, Func<string, string?> variable)
    {
        var term = (variable("TERM") ?? "").ToLowerInvariant();
        return setting switch
        {
            "full" => ColourDepth.Full,
            "16" => ColourDepth.Sixteen,
            "none" => ColourDepth.None,
            _ when variable("NO_COLOR") is { Length: > 0 } || Colourless.Contains(term) || term.EndsWith("-mono", StringComparison.Ordinal) || term.EndsWith("-m", StringComparison.Ordinal) => ColourDepth.None,
            _ when variable("COLORTERM") is "truecolor" or "24bit" || term.Length == 0 || Rich.Any(term.Contains) => ColourDepth.Full,
            _ => ColourDepth.Sixteen,
        };
    }
}
