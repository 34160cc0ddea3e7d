using Terminal.Gui.Drawing;

namespace ChatOn.Tui.Theming;

/// <summary>Colours for everything on the screen.</summary>
/// <param name="Is16">Only the terminal's own 16 colours, as its owner has set them.</param>
internal sealed record Theme(string Name, Rgb Back, Rgb Text, Rgb Dim, Rgb Accent, Rgb Mention, Rgb Error, Rgb Good, Rgb BarBack, Rgb BarText, bool Is16 = false)
{
    private const double EnoughContrast = 4.5;

    private static readonly Rgb[] Codes =
    [
        new(255, 255, 255), new(0, 0, 0), new(0, 0, 127), new(0, 147, 0), new(255, 0, 0), new(127, 0, 0), new(156, 0, 156), new(252, 127, 0),
        new(255, 255, 0), new(0, 252, 0), new(0, 147, 147), new(0, 255, 255), new(0, 0, 252), new(255, 0, 255), new(127, 127, 127), new(210, 210, 210),
    ];

    public static IReadOnlyList<Theme> All { get; } =
    [
        new("dark", new(0x16, 0x18, 0x1d), new(0xd8, 0xda, 0xe0), new(0x8a, 0x90, 0x9c), new(0x7a, 0xb8, 0xff), new(0xff, 0xc8, 0x57), new(0xff, 0x7b, 0x7b), new(0x7d, 0xd8, 0x8f), new(0x2a, 0x2e, 0x38), new(0xe6, 0xe8, 0xee)),
        new("light", new(0xfb, 0xfb, 0xf8), new(0x22, 0x24, 0x2a), new(0x66, 0x6a, 0x73), new(0x00, 0x55, 0xb3), new(0x8a, 0x4b, 0x00), new(0xb0, 0x1c, 0x1c), new(0x1b, 0x6e, 0x2e), new(0xe2, 0xe5, 0xea), new(0x22, 0x24, 0x2a)),
        new("contrast", new(0, 0, 0), new(0xff, 0xff, 0xff), new(0xd0, 0xd0, 0xd0), new(0x80, 0xff, 0xff), new(0xff, 0xff, 0x00), new(0xff, 0x90, 0x90), new(0x80, 0xff, 0x80), new(0xff, 0xff, 0xff), new(0, 0, 0)),
        new("16", new(0, 0, 0), new(0xc0, 0xc0, 0xc0), new(0x80, 0x80, 0x80), new(0, 0xff, 0xff), new(0xff, 0xff, 0), new(0xff, 0, 0), new(0, 0xff, 0), new(0, 0, 0x80), new(0xff, 0xff, 0xff), Is16: true),
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
        _ => Of(Text, Back, style),
    };

    /// <summary>The ink of somebody's nickname.</summary>
    public Ink InkOfNick(string nick, TextStyle style = TextStyle.None) => Of(NickColour(nick), Back, style);

    /// <summary>The ink of one of IRC's 16 colours, made readable on the background.</summary>
    public Ink InkOfCode(int code, TextStyle style) => Of(Readable(Codes[code & 15]), Back, style);

    /// <summary>One and the same for a nickname, and to be read on the background.</summary>
    public Rgb NickColour(string nick)
    {
        var hash = 2166136261u;
        foreach (var letter in nick)
            hash = (hash ^ char.ToLowerInvariant(letter)) * 16777619;
        var hue = hash % 360;
        return Readable(Rgb.FromHsl(hue, 0.65, Back.Luminance < 0.5 ? 0.60 : 0.45));
    }

    // A step towards white on dark, towards black on light.
    private Rgb Readable(Rgb colour)
    {
        var aim = Back.Luminance < 0.5 ? 255 : 0;
        while (colour.ContrastTo(Back) < EnoughContrast)
            colour = new Rgb(Towards(colour.Red), Towards(colour.Green), Towards(colour.Blue));
        return colour;

        byte Towards(byte channel) => (byte)(channel + ((aim - channel) / 8) + Math.Sign(aim - channel));
    }

    public static Color Colour(Rgb rgb) => new(rgb.Red, rgb.Green, rgb.Blue);

    private static Ink Of(Rgb text, Rgb back, TextStyle style) => new(Colour(text), Colour(back), style);
}
