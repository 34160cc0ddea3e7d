using ChatOn.Tui.Layout;
using ChatOn.Tui.Theming;
using Terminal.Gui.Drawing;

namespace ChatOn.Tui.Tests.Layout;

public sealed class MessageTextTests
{
    [Fact]
    public void Code_in_a_line_is_set_apart() => Assert.Equal([new Span("run "), new Span("rm -i x", Tone.Code), new Span(" now")], Read("run `rm -i x` now"));

    [Theory]
    [InlineData("it`s late")]
    [InlineData("a ` b\nc ` d")]
    [InlineData("``")]
    [InlineData("`")]
    public void A_lonely_backtick_is_a_backtick(string text)
    {
        Assert.Equal(text, Text(text));
        Assert.DoesNotContain(Read(text), span => span.Tone == Tone.Code);
    }

    [Fact]
    public void Fenced_code_is_shown_line_by_line_and_without_its_fences()
    {
        var spans = Read("look:\n```csharp\nif (a || b)\n    *x = `1`;\n```\nnice");
        Assert.Equal([" if (a || b) ", "     *x = `1`; "], spans.Where(span => span.Tone == Tone.Code).Select(span => span.Text));
        Assert.DoesNotContain("```", Text("look:\n```csharp\nx\n```\nnice"), StringComparison.Ordinal);
        Assert.StartsWith("look:\n", string.Concat(spans.Select(span => span.Text)), StringComparison.Ordinal);
        Assert.EndsWith("\nnice", string.Concat(spans.Select(span => span.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fence_without_an_end_hides_nothing() => Assert.Equal("a\n```\nb", Text("a\n```\nb"));

    [Fact]
    public void Links_are_underlined_and_lead_somewhere()
    {
        var link = Assert.Single(Read("see https://example.org/x."), span => span.Link is not null);
        Assert.Equal(new Span("https://example.org/x", Style: TextStyle.Underline, Link: "https://example.org/x"), link);
    }

    [Fact]
    public void A_link_ends_where_something_unseen_stands() => Assert.Equal("https://example.org/", Assert.Single(Read("https://example.org/\u202Egpj.exe"), span => span.Link is not null).Link);

    [Fact]
    public void Colours_come_by_number_and_by_value()
    {
        Assert.Equal([new Span("a", Colour: Rgb.FromHex(0xFF5959)), new Span("b", Colour: Rgb.FromHex(0x123456)), new Span("c")], Read("\u000364a\u0004123456,FFFFFFb\u0004c"));
        Assert.Equal([new Span("x"), new Span("fff is no colour")], Read("\u000399x\u0004fff is no colour"));
    }

    [Fact]
    public void Monospaced_text_is_code() => Assert.Equal([new Span("a "), new Span("b", Tone.Code), new Span(" c")], Read("a \u0011b\u0011 c"));

    [Fact]
    public void A_spoiler_is_covered_until_it_is_asked_for()
    {
        const string Secret = "he \u000301,01dies\u0003 there";
        Assert.Equal([new Span("he "), new Span("▒▒▒▒", Tone.Dim), new Span(" there")], Read(Secret));
        Assert.Equal("he dies there", string.Concat(MessageText.Read(Secret, Tone.Text, reveals: true).Select(span => span.Text)));
    }

    [Theory]
    [InlineData("`\u001b[2J`")]
    [InlineData("```\n\u001b]52;c;aGk=\a\n```")]
    [InlineData("\u0004\u001b[31m")]
    [InlineData("https://example.org/\u001b]8;;x\a")]
    public void Nothing_in_it_reaches_the_terminal(string text) => Assert.All(Read(text), span => Assert.DoesNotContain(span.Text, letter => letter != '\n' && char.IsControl(letter)));

    private static IReadOnlyList<Span> Read(string text) => MessageText.Read(text, Tone.Text);

    private static string Text(string text) => string.Concat(Read(text).Select(span => span.Text));
}
