using ChatOn.Tui.Layout;
using ChatOn.Tui.Theming;
using Terminal.Gui.Drawing;

namespace ChatOn.Tui.Tests.Layout;

public sealed class FormattedTextTests
{
    [Fact]
    public void Codes_become_styles() =>
        Assert.Equal([new Span("a"), new Span("b", Style: TextStyle.Bold), new Span("c", Style: TextStyle.Bold | TextStyle.Italic), new Span("d")], Read("a\x02" + "b\x1D" + "c\x0F" + "d"));

    [Fact]
    public void Colours_are_read_and_backgrounds_passed_over() => Assert.Equal([new Span("red", Colour: IrcPalette.Of(4)), new Span("plain")], Read("\x03" + "04,01red\x03plain"));

    [Fact]
    public void Control_sequences_never_pass() => Assert.DoesNotContain(Read("\x1b[2J\x02\x1b]0;x\a\u202e"), span => span.Text.Any(letter => char.IsControl(letter) || letter == '\u202e'));

    private static IReadOnlyList<Span> Read(string text) => FormattedText.Read(text, Tone.Text);
}
