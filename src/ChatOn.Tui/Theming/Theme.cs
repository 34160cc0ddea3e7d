using Terminal.Gui.Drawing;

namespace ChatOn.Tui.Theming;

/// <summary>Colours for everything on the screen.</summary>
/// <param name="Is16">Only the terminal's own 16 colours, as its owner has set them.</param>
internal sealed record Theme(string Name, Rgb Back, Rgb Text, Rgb Dim, Rgb Accent, Rgb Mention, Rgb Error, Rgb Good, Rgb BarBack, Rgb BarText, bool Is16 = false)
{
    private const double EnoughContrast = 4.5;

    /// <summary>Of the terminal's own colours those that are read on black, as most terminals have them.</summary>
    private static readonly Rgb[] Bright =
    [
        Rgb.FromHex(0xE74856), Rgb.FromHex(0x16C60C), Rgb.FromHex(0xF9F1A5), Rgb.FromHex(0x3B78FF), Rgb.FromHex(0x61D6D6), Rgb.FromHex(0xF2F2F2), Rgb.FromHex(0xCCCCCC), Rgb.FromHex(0xC19C00), Rgb.FromHex(0x3A96DD),
    ];

    public static IReadOnlyList<Theme> All { get; } =
    [
        new("dark", new(0x16, 0x18, 0x1d), new(0xd8, 0xda, 0xe0), new(0x8a, 0x90, 0x9c), new(0x7a, 0xb8, 0xff), new(0xff, 0xc8, 0x57), new(0xff, 0x7b, 0x7b), new(0x7d, 0xd8, 0x8f), new(0x2a, 0x2e, 0x38), new(0xe6, 0xe8, 0xee)),
        new("light", new(0xfb, 0xfb, 0xf8), new(0x22, 0x24, 0x2a), new(0x66, 0x6a, 0x73), new(0x00, 0x55, 0xb3), new(0x8a, 0x4b, 0x00), new(0xb0, 0x1c, 0x1c), new(0x1b, 0x6e, 0x2e), new(0xe2, 0xe5, 0xea), new(0x22, 0x24, 0x2a)),
        new("contrast", new(0, 0, 0), new(0xff, 0xff, 0xff), new(0xd0, 0xd0, 0xd0), new(0x80, 0xff, 0xff), new(0xff, 0xff, 0x00), new(0xff, 0x90, 0x90), new(0x80, 0xff, 0x80), new(0xff, 0xff, 0xff), new(0, 0, 0)),
        new("16", new(0, 0, 0), new(0xc0, 0xc0, 0xc0), new(0x80, 0x80, 0x80), new(0, 0xff, 0xff), new(0xff, 0xff, 0), new(0xe7, 0x48, 0x56), new(0x16, 0xc6, 0x0c), new(0, 0, 0x80), new(0xff, 0xff, 0xff), Is16: true),
    ];

    public Ink InkOf(Tone tone, TextStyle style = TextStyle.None) => tone switch
    {
        Tone.Dim => Of(Dim, Back, style),
        Tone.Accent => Of(Accent, Back, style),
        Tone.Mention => Of(Mention, Back, style | TextStyle.Bold),
        Tone.Error => Of(Error, Back, style),
        Tone.Good => Of(Good, Back, style),
        Tone.Bar => Of(BarText, BarBack, style),
        Tone.Chosen => Of(BarText, BarBack, style | TextStyle.Bold),
        Tone.Code => Is16 ? Of(Good, Back, style) : Of(Text, CodeBack, style),
        _ => Of(Text, Back, style),
    };

    /// <summary>The ink of somebody's nickname.</summary>
    public Ink InkOfNick(string nick, TextStyle style = TextStyle.None) => Of(NickColour(nick), Back, style);

    /// <summary>The ink of a colour that a writer chose, made readable on the background.</summary>
    public Ink InkOfColour(Rgb colour, TextStyle style) => Of(Readable(colour), Back, style);

    /// <summary>What code stands on: a little off the background.</summary>
    public Rgb CodeBack => Back.Towards(Text, 0.12);

    /// <summary>One and the same for a nickname, and to be read on the background.</summary>
    public Rgb NickColour(string nick)
    {
        var hash = 2166136261u;
        foreach (var letter in nick)
            hash = (hash ^ char.ToLowerInvariant(letter)) * 16777619;
        var hue = hash % 360;
        return Readable(Rgb.FromHsl(hue, 0.65, Back.Luminance < 0.5 ? 0.60 : 0.45));
    }

    /// <summary>The colour, or where it could not be read on the background, the nearest that can.</summary>
    public Rgb Readable(Rgb colour)
    {
        if (Is16)
            return Bright.MinBy(colour.SquareDistanceTo);
        // A step towards white on dark, towards black on light.
        var aim = Back.Luminance < 0.5 ? 255 : 0;
        while (colour.ContrastTo(Back) < EnoughContrast)
            colour = new Rgb(Step(colour.Red), Step(colour.Green), Step(colour.Blue));
        return colour;

        byte Step(byte channel) => (byte)(channel + ((aim - channel) / 8) + Math.Sign(aim - channel));
    }

    public static Color Colour(Rgb rgb) => new(rgb.Red, rgb.Green, rgb.Blue);

    private static Ink Of(Rgb text, Rgb back, TextStyle style) => new(Colour(text), Colour(back), style);
}
