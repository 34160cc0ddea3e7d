using System.Text;
using ChatOn.Server.Storage;

namespace ChatOn.Storage.Sqlite.Tests;

public sealed class TextHasherTests
{
    private static readonly RoomRef Room = new(1_000, "#room");

    private readonly TextHasher _hasher = new();

    [Theory]
    [InlineData("")]
    [InlineData("The quick, brown-fox! the QUICK fox")]
    [InlineData("\u0001ACTION waves \u000304,05at\u000f everybody")]
    [InlineData("Tiếng Việt, Café, ﬁn ＦＩＮ ², שָׁלוֹם")]
    [InlineData("中国人 カナ ｶﾅ ไทย 𠀀𠀁 한국 사람")]
    public void It_makes_what_the_words_one_by_one_make(string text)
    {
        // Twice, and with another between: nothing of a text is in the next one's hashes.
        Assert.Equal(Simply(text), _hasher.Of(Entry(text)).ToArray());
        _ = _hasher.Of(Entry("something else, longer than most of them, so that buffers grow"));
        Assert.Equal(Simply(text), _hasher.Of(Entry(text)).ToArray());
    }

    [Fact]
    public void A_text_of_more_words_than_count_and_one_that_is_not_UTF_8_make_the_same_too()
    {
        var many = string.Concat(Enumerable.Range(0, 5_000).Select(number => $"{number} "));
        Assert.Equal(Simply(many), _hasher.Of(Entry(many)).ToArray());

        byte[] broken = [(byte)'a', 0xFF, (byte)'b', 0xC3];
        var entry = new HistoryRecord(Room, 1, RecordKind.Privmsg, 7, broken) { TextAt = 0 };
        Assert.Equal(WordHashes.Of(SearchWords.Of(entry)), _hasher.Of(entry).ToArray());
    }

    [Fact]
    public void An_entry_that_is_not_searched_has_none()
    {
        Assert.True(_hasher.Of(Entry("words") with { TextAt = null }).IsEmpty);
        Assert.True(_hasher.Of(Entry("words") with { TextAt = 99 }).IsEmpty);
    }

    private static byte[] Simply(string text) => WordHashes.Of(SearchWords.Of(text));

    private static HistoryRecord Entry(string text) => new(Room, 1, RecordKind.Privmsg, 7, Encoding.UTF8.GetBytes(text)) { TextAt = 0 };
}
