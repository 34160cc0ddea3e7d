using ChatOn.Tui.Theming;

namespace ChatOn.Tui.Tests.Theming;

public sealed class ThemeTests
{
    [Fact]
    public void Every_nickname_can_be_read_in_every_theme()
    {
        foreach (var theme in Theme.All)
            Assert.All(Enumerable.Range(0, 500), number => Assert.True(theme.NickColour($"nick{number}").ContrastTo(theme.Back) >= 4.5));
    }

    [Fact]
    public void Text_can_be_read_in_every_theme() =>
        Assert.All(Theme.All.Where(theme => !theme.Is16), theme => Assert.All(
            new[] { theme.Text, theme.Dim, theme.Accent, theme.Mention, theme.Error, theme.Good }, colour => Assert.True(colour.ContrastTo(theme.Back) >= 4.5, $"{theme.Name} {colour}")));
}
