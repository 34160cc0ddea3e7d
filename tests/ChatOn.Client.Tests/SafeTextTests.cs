using System.Globalization;
using System.Text;
using CsCheck;

namespace ChatOn.Client.Tests;

/// <summary>No text from others does anything to a terminal.</summary>
public sealed class SafeTextTests
{
    private static readonly string[] Tricks =
        ["\u001b[2J", "\u009b", "\u202e", "\u2066", "\u200b", "\r", "\n", "\0", "\u0003", "\u000304,12x", "\u0004ff0000", "\ud83d\ude00", "\ud83d", "\U000e0041", "abc", "\u2028"];

    private static readonly Gen<string> Text = Gen.OneOf(Gen.String, Gen.Int[0, Tricks.Length - 1].Select(i => Tricks[i])).Array[0, 8].Select(parts => string.Concat(parts));

    [Fact]
    public void Two_names_that_differ_by_what_chooses_a_form_look_different() => Assert.Equal("bob<FE0E>", SafeText.Name("bob\uFE0E"));

    [Fact]
    public void Nothing_unseen_is_left_in_a_line() => Text.Sample(text => Assert.All(SafeText.Line(text).EnumerateRunes().ToList(), rune => IsSeen(rune, "")), iter: 3_000);

    [Fact]
    public void Only_line_breaks_are_left_in_lines() => Text.Sample(text => Assert.All(SafeText.Lines(text).EnumerateRunes().ToList(), rune => IsSeen(rune, "\n")), iter: 3_000);

    [Fact]
    public void Names_that_differ_look_different() =>
        Gen.Select(Text, Text).Where((one, other) => one != other && !one.Contains('<', StringComparison.Ordinal) && !other.Contains('<', StringComparison.Ordinal) && IsWhole(one) && IsWhole(other))
            .Sample((one, other) => Assert.NotEqual(SafeText.Name(one), SafeText.Name(other)), iter: 3_000);

    [Theory]
    [InlineData("\u001b]0;owned\u0007", "<001B>]0;owned<0007>")]
    [InlineData("a\u202eb", "a<202E>b")]
    [InlineData("\u0002bold\u000f \u000304,01red\u0003 plain", "bold red plain")]
    [InlineData("\u00031234", "34")]
    [InlineData("tab\tand\nbreak", "tab and<000A>break")]
    [InlineData("grüße 你好 \ud83d\ude00", "grüße 你好 \ud83d\ude00")]
    [InlineData("\ud83d\udc69\u200d\ud83d\udcbb", "\ud83d\udc69\u200d\ud83d\udcbb")]
    [InlineData("pay\u200bpal", "pay<200B>pal")]
    public void Text_is_shown_as_what_it_is(string text, string shown) => Assert.Equal(shown, SafeText.Line(text));

    private static void IsSeen(Rune rune, string allowed) => Assert.True(
        allowed.Contains(rune.ToString(), StringComparison.Ordinal) || rune.Value == 0x200D
            || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator),
        $"U+{rune.Value:X4}");

    // Halves of characters all look alike, and no line can carry them.
    private static bool IsWhole(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);
}
