using ChatOn.Tui.Layout;
using CsCheck;

namespace ChatOn.Tui.Tests.Layout;

public sealed class WrappingTests
{
    [Theory]
    [InlineData("abcdef", 6, 4, 3)]
    [InlineData("abcdef", 2, 4, 0)]
    [InlineData("ab日本", 4, 4, 3)]
    [InlineData("a🚀🚀", 5, 4, 3)]
    public void So_much_of_a_line_is_hidden_that_a_place_in_it_is_seen(string text, int column, int width, int hidden) => Assert.Equal(hidden, Wrapping.HiddenBefore(text, column, width));

    [Fact]
    public void Lines_break_between_words() => Assert.Equal(["the quick", "brown fox"], Lines("the quick brown fox", 10));

    [Fact]
    public void A_word_longer_than_the_line_is_cut() => Assert.Equal(["abcde", "fgh"], Lines("abcdefgh", 5));

    [Fact]
    public void Breaks_in_the_text_are_kept() => Assert.Equal(["a", "", "b"], Lines("a\n\nb", 5));

    [Fact]
    public void Wide_signs_count_twice() => Assert.Equal(["日本", "語"], Lines("日本語", 5));

    [Fact]
    public void What_does_not_fit_ends_in_an_ellipsis() => Assert.Equal("abc…", Wrapping.Fit("abcdef", 4));

    [Fact]
    public void Nothing_is_lost_and_nothing_is_too_wide() => Check.Sample(
        Gen.Select(Gen.Char["ab 日\n"].Array[0, 60], Gen.Int[2, 20]),
        (letters, width) =>
        {
            var lines = Lines(new string(letters), width);
            Assert.All(lines, line => Assert.True(Wrapping.WidthOf(line) <= width));
            Assert.Equal(new string([.. letters.Where(letter => !char.IsWhiteSpace(letter))]), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        });

    private static IEnumerable<string> Lines(string text, int width) =>
        Wrapping.Wrap([new Span(text)], width).Select(line => string.Concat(line.Select(span => span.Text)));
}
