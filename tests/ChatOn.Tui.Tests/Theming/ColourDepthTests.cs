using ChatOn.Tui.Theming;
using Terminal.Gui.Drawing;

namespace ChatOn.Tui.Tests.Theming;

public sealed class ColourDepthTests
{
    [Theory]
    [InlineData("auto", "TERM=xterm-256color", "Full")]
    [InlineData("auto", "TERM=xterm COLORTERM=truecolor", "Full")]
    [InlineData("auto", "TERM=linux", "Sixteen")]
    [InlineData("auto", "TERM=xterm", "Sixteen")]
    [InlineData("auto", "TERM=vt100", "None")]
    [InlineData("auto", "TERM=xterm-mono", "None")]
    [InlineData("auto", "TERM=xterm-256color NO_COLOR=1", "None")]
    [InlineData("full", "TERM=linux NO_COLOR=1", "Full")]
    [InlineData("16", "TERM=xterm-256color", "Sixteen")]
    [InlineData("none", "TERM=xterm-256color", "None")]
    public void The_setting_goes_before_what_the_terminal_says(string setting, string environment, string depth)
    {
        var variables = environment.Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        Assert.Equal(depth, ColourDepths.Of(setting, variables.GetValueOrDefault).ToString());
    }

    [Fact]
    public void Without_colours_what_is_chosen_is_reversed()
    {
        var look = new Look("light", ColourDepth.None);
        var ink = look.Shown(look.Theme.InkOf(Tone.Chosen), Tone.Chosen);
        Assert.Equal(Color.None, ink.Foreground);
        Assert.Equal(Color.None, ink.Background);
        Assert.True(ink.Style.HasFlag(TextStyle.Reverse));
        Assert.False(look.Shown(look.Theme.InkOf(Tone.Text), Tone.Text).Style.HasFlag(TextStyle.Reverse));
    }
}
