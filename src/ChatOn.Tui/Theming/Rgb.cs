namespace ChatOn.Tui.Theming;

/// <summary>A colour in sRGB.</summary>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <summary>Relative luminance, 0 to 1: https://www.w3.org/TR/WCAG21/#dfn-relative-luminance</summary>
    public double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    /// <summary>How well one is read on the other, 1 to 21: https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio</summary>
    public double ContrastTo(Rgb other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    /// <param name="value"><c>0xRRGGBB</c></param>
    public static Rgb FromHex(uint value) => new((byte)(value >> 16), (byte)(value >> 8), (byte)value);

    /// <summary>A part of the way to another colour.</summary>
    /// <param name="part">From 0 to 1.</param>
    public Rgb Towards(Rgb other, double part) => new(Mix(Red, other.Red, part), Mix(Green, other.Green, part), Mix(Blue, other.Blue, part));

    public int SquareDistanceTo(Rgb other) => Square(Red - other.Red) + Square(Green - other.Green) + Square(Blue - other.Blue);

    /// <param name="hue">In degrees.</param>
    public static Rgb FromHsl(double hue, double saturation, double lightness)
    {
        return new Rgb(Channel(0), Channel(8), Channel(4));

        byte Channel(int n)
        {
            var k = (n + (hue / 30)) % 12;
            var a = saturation * Math.Min(lightness, 1 - lightness);
            return (byte)Math.Round(255 * (lightness - (a * Math.Max(-1, Math.Min(Math.Min(k - 3, 9 - k), 1)))));
        }
    }

    private static int Square(int value) => value * value;

    private static byte Mix(byte one, byte other, double part) => (byte)Math.Round(one + ((other - one) * part));

    private static double Linear(byte channel)
    {
        var part = channel / 255.0;
        return part <= 0.03928 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }
}
