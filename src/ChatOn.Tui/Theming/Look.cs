using Terminal.Gui.Drawing;

namespace ChatOn.Tui.Theming;

/// <summary>The theme in use, and with how many colours.</summary>
internal sealed class Look(string name, ColourDepth depth = ColourDepth.Full)
{
    public Theme Theme { get; private set; } = Find(name) ?? Theme.All[0];

    public ColourDepth Depth { get; private set; } = depth;

    /// <summary>Whether only the terminal's own colours are used.</summary>
    public bool Is16 => Theme.Is16 || Depth != ColourDepth.Full;

    public bool Choose(string name)
    {
        if (Find(name) is not { } theme)
            return false;
        Theme = theme;
        return true;
    }

    public void Use(ColourDepth depth) => Depth = depth;

    public void Next() => Theme = Theme.All[(Theme.All.ToList().IndexOf(Theme) + 1) % Theme.All.Count];

    /// <summary>An ink as this terminal can show it.</summary>
    public Ink Shown(Ink ink, Tone tone)
    {
        if (Depth != ColourDepth.None)
            return ink;
        var style = tone switch
        {
            Tone.Bar or Tone.Chosen => ink.Style | TextStyle.Reverse,
            Tone.Accent or Tone.Error or Tone.Mention => ink.Style | TextStyle.Bold,
            _ => ink.Style,
        };
        return new Ink(Color.None, Color.None, style);
    }

    private static Theme? Find(string name) => Theme.All.FirstOrDefault(theme => string.Equals(theme.Name, name, StringComparison.OrdinalIgnoreCase));
}
