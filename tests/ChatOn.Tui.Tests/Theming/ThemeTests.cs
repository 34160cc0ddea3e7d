using ChatOn.Tui.Theming;
using Terminal.Gui.Drawing;

namespace ChatOn.Tui.Tests.Theming;

public sealed class ThemeTests
{
    private const double Enough = 4.5;

    public static TheoryData<string> Names => [.. Theme.All.Select(theme => theme.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_nickname_can_be_read(string name) =>
        Assert.All(Enumerable.Range(0, 500), number => IsRead(name, Find(name).InkOfNick($"nick{number}")));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_colour_of_IRC_can_be_read(string name) =>
        Assert.All(Enumerable.Range(0, IrcPalette.Count), number => IsRead(name, Find(name).InkOfColour(IrcPalette.Of(number)!.Value, TextStyle.None)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_colour_by_value_can_be_read(string name) =>
        Assert.All(from red in Steps() from green in Steps() from blue in Steps() select new Rgb(red, green, blue), colour => IsRead(name, Find(name).InkOfColour(colour, TextStyle.None)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_tone_can_be_read(string name) => Assert.All(Enum.GetValues<Tone>(), tone => IsRead(name, Find(name).InkOf(tone)));

    [Fact]
    public void There_are_99_colours_and_a_default()
    {
        Assert.Equal(99, IrcPalette.Count);
        Assert.Null(IrcPalette.Of(99));
    }

    private static Theme Find(string name) => Theme.All.Single(theme => theme.Name == name);

    private static IEnumerable<byte> Steps() => Enumerable.Range(0, 6).Select(step => (byte)(step * 51));

    // Terminal.Gui shows the nearest of the 16 where there are no more.
    private static void IsRead(string name, Terminal.Gui.Drawing.Attribute ink)
    {
        var (text, back) = Find(name).Is16
            ? (Shown(new Color(ink.Foreground.GetClosestNamedColor16())), Shown(new Color(ink.Background.GetClosestNamedColor16())))
            : (Shown(ink.Foreground), Shown(ink.Background));
        Assert.True(text.ContrastTo(back) >= Enough, $"{text} on {back}: {text.ContrastTo(back):0.0}");
    }

    private static Rgb Shown(Color colour) => new(colour.R, colour.G, colour.B);
}
