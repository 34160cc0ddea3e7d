using System.Text;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Tests.Storage;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("The quick, brown-fox!", "THE QUICK BROWN FOX")]
    [InlineData("", "")]
    [InlineData("... --- \r\n\t", "")]
    [InlineData("version 2.10 of x86_64", "VERSION 2 10 OF X86 64")]
    [InlineData("don't", "DON T")]
    public void Runs_of_letters_and_digits_are_words(string text, string words) => Assert.Equal(words, Joined(text));

    [Theory]
    [InlineData("Café", "CAFE")]
    [InlineData("Cafe\u0301", "CAFE")]
    [InlineData("Tiếng Việt", "TIENG VIET")]
    [InlineData("Ёлка ёлка", "ЕЛКА ЕЛКА")]
    [InlineData("Όδος ΟΔΟΣ", "ΟΔΟΣ ΟΔΟΣ")]
    [InlineData("ﬁn ＦＩＮ ²", "FIN FIN 2")]
    [InlineData("שָׁלוֹם", "שלום")]
    public void Neither_case_nor_diacritics_nor_forms_count(string text, string words) => Assert.Equal(words, Joined(text));

    [Theory]
    [InlineData("中", "中")]
    [InlineData("中国人", "中 国 中国 人 国人")]
    [InlineData("中,国", "中 国")]
    [InlineData("C中国D", "C 中 国 中国 D")]
    [InlineData("カナ ｶﾅ", "カ ナ カナ カ ナ カナ")]
    [InlineData("ไทย", "ไ ท ไท ย ทย")]
    [InlineData("𠀀𠀁", "𠀀 𠀁 𠀀𠀁")]
    public void Scripts_without_spaces_have_each_character_and_each_pair_as_a_word(string text, string words) => Assert.Equal(words, Joined(text));

    [Fact]
    public void Words_of_hangul_are_words_whole_or_taken_apart()
    {
        Assert.Equal(2, SearchWords.Of("한국 사람").Count);
        Assert.Equal(SearchWords.Of("한국"), SearchWords.Of("\u1112\u1161\u11ab\u1100\u116e\u11a8"));
    }

    [Theory]
    [InlineData("\u0002bo\u0002ld \u001ditalic\u000f", "BOLD ITALIC")]
    [InlineData("\u000304red\u0003 \u000304,12red\u0003", "RED RED")]
    [InlineData("re\u000312d \u0003,5 a\u0003", "RED 5 A")]
    [InlineData("\u000304,x \u0003123", "X 3")]
    [InlineData("\u0004FF00FFhex \u0004ff00ff,00ff00 a", "HEX A")]
    [InlineData("\u0001" + "ACTION waves\u0001", "WAVES")]
    [InlineData("so\u00adft zero\u200bwidth a\u200db", "SOFT ZERO WIDTH AB")]
    public void Formatting_neither_joins_nor_cuts_words_nor_is_one(string text, string words) => Assert.Equal(words, Joined(text));

    [Fact]
    public void Broken_text_is_no_word()
    {
        Assert.Equal(["A", "B"], SearchWords.Of("a\ud800b"));
        Assert.Equal(["A", "B"], SearchWords.Of([(byte)'a', 0xFF, (byte)'b']));
    }

    [Fact]
    public void Length_and_number_are_bounded_and_a_long_word_is_found_by_itself()
    {
        Assert.Equal([new string('A', SearchWords.MaxLength)], SearchWords.Of(new string('a', 100_000)));
        Assert.Equal(SearchWords.MaxCount, SearchWords.Of(string.Concat(Enumerable.Repeat("a ", 30_000))).Count);
        Assert.Equal(SearchWords.MaxCount, SearchWords.Of(new string('中', 30_000)).Count);
        Assert.Empty(SearchWords.Of(new string('\u0003', 60_000)));
    }

    [Fact]
    public void Words_of_words_are_themselves()
    {
        for (var point = 0; point < 0x30000; point++)
        {
            if (!Rune.IsValid(point))
                continue;
            foreach (var word in SearchWords.Of(new Rune(point).ToString()))
                Assert.Contains(word, SearchWords.Of(word));
        }
    }

    private static string Joined(string text) => string.Join(' ', SearchWords.Of(text));
}
