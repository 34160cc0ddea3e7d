using ChatOn.Tui.Links;

namespace ChatOn.Tui.Tests.Links;

public sealed class LinkFinderTests
{
    [Theory]
    [InlineData("see https://example.org/a?b=c#d.", "https://example.org/a?b=c#d")]
    [InlineData("(http://example.org/x)", "http://example.org/x")]
    [InlineData("https://example.org/a_(b)", "https://example.org/a_(b)")]
    [InlineData("ircs://example.org/room!", "ircs://example.org/room")]
    [InlineData("mailto:anna@example.org, or so", "mailto:anna@example.org")]
    [InlineData("<https://example.org/>", "https://example.org/")]
    [InlineData("HTTPS://EXAMPLE.ORG/A", "https://example.org/A")]
    public void A_link_is_found_without_the_sentence_around_it(string text, string target) => Assert.Equal(target, Assert.Single(LinkFinder.Find(text)).Target);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ssh://example.org")]
    [InlineData("https://")]
    [InlineData("https://bank.example@evil.example/")]
    [InlineData("https://bank.example:pass@evil.example/")]
    [InlineData("mailto:a@example.org?attach=/etc/passwd")]
    [InlineData("xhttps://example.org")]
    [InlineData("https:/example.org")]
    [InlineData("https://üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü.com")]
    public void What_pretends_or_is_of_another_kind_is_none(string text) => Assert.Empty(LinkFinder.Find(text));

    [Fact]
    public void A_machine_that_is_spelt_in_another_script_is_told_in_plain_letters() =>
        Assert.Equal("https://xn--80ak6aa92e.com/", Assert.Single(LinkFinder.Find("https://аррӏе.com/")).Target);

    [Fact]
    public void No_name_of_a_machine_ends_the_screen()
    {
        foreach (var letter in Enumerable.Range(0x80, 0xFF80).Select(code => (char)code))
        {
            _ = LinkFinder.Find($"https://{letter}a.com/ https://a{letter}/ mailto:{letter}@{letter}").ToList();
            _ = LinkFinder.Find($"https://{new string(letter, 60)}.com irc://xn--{letter}").ToList();
        }
    }

    [Fact]
    public void What_is_opened_has_no_sign_that_a_terminal_obeys()
    {
        foreach (var letter in Enumerable.Range(0, 0x3000).Select(code => (char)code).Where(letter => !char.IsSurrogate(letter)))
            Assert.All(LinkFinder.Find($"https://example.org/a{letter}b"), link => Assert.All(link.Target, one => Assert.InRange(one, '!', '~')));
    }

    [Fact]
    public void A_link_that_is_too_long_is_none() => Assert.Empty(LinkFinder.Find("https://example.org/" + new string('a', 10_000)));

    [Theory]
    [InlineData("http://")]
    [InlineData("https://example.org/)")]
    [InlineData(":")]
    [InlineData("https://a.example ")]
    public void A_text_made_of_beginnings_is_read_once(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 64_000 / piece.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        _ = LinkFinder.Find(text).Count();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }
}
