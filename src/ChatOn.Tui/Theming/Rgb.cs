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

    private static double Linear(byte channel)
    {
        var part = channel / 255.0;
        return part <= 0.03928 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }
}
