using System.Buffers;
using System.Globalization;
using System.Text;

namespace ChatOn.Server.Storage;

/// <summary>Is given a word, which is valid only during the call.</summary>
public delegate void WordTaker(ReadOnlySpan<char> word);

/// <summary>Cuts texts into their words, one text after the other: see <see cref="SearchWords"/>. Allocates nothing for a text in itself.</summary>
/// <param name="take">Is given the words of a text in their order.</param>
public sealed class WordCutter(WordTaker take)
{
    private const char Colour = '\x03';
    private const char HexColour = '\x04';
    private const int ZeroWidthSpace = 0x200B;
    private const string Action = "\x01" + "ACTION";

    // https://modern.ircdocs.horse/formatting: bold, reset, monospace, reverse, italics, strikethrough, underline.
    private const string Formatting = "\x02\x0F\x11\x16\x1D\x1E\x1F";

    // Ideographs and radicals, kana and bopomofo, Thai and Lao, Tibetan, Myanmar, Khmer, Yi: no spaces between words.
    private static readonly (int First, int Last)[] Unspaced =
    [
        (0x0E00, 0x0EFF), (0x0F00, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x2FDF), (0x3005, 0x312F), (0x31A0, 0x4DBF), (0x4E00, 0xA4CF),
        (0xF900, 0xFAFF), (0x1B000, 0x1B16F), (0x20000, 0x3FFFF),
    ];

    // Those of Indic scripts are vowels and stay; these are accents, voicing marks and what chooses between two looks.
    private static readonly (int First, int Last)[] Diacritics =
    [
        (0, 0x08FF), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0x3099, 0x309A), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F),
        (0xE0100, 0xE01EF),
    ];

    private readonly char[] _word = new char[SearchWords.MaxLength];
    private int _length;
    private int _count;
    private Rune? _alone;

    /// <summary>Cuts a text.</summary>
    public void Cut(ReadOnlySpan<char> text)
    {
        _count = 0;
        for (var i = text.StartsWith(Action, StringComparison.Ordinal) ? Action.Length : 0; i < text.Length;)
            i += Take(text, i);
        End();
    }

    /// <summary>Takes what stands at a place; gives its length.</summary>
    private int Take(ReadOnlySpan<char> text, int at)
    {
        var first = text[at];
        if (char.IsAsciiLetterOrDigit(first))
            Append(char.ToUpperInvariant(first));
        else if (first is Colour)
            return Codes(text, at, isCode: char.IsAsciiDigit, most: 2);
        else if (first is HexColour)
            return Codes(text, at, isCode: char.IsAsciiHexDigit, most: 6);
        else if (first > 0x7F)
            return TakeOther(text, at);
        else if (!Formatting.Contains(first, StringComparison.Ordinal))
            End();
        return 1;
    }

    /// <summary><c>CODE [DIGITS ["," DIGITS]]</c>: it is neither a word nor between words.</summary>
    private static int Codes(ReadOnlySpan<char> text, int at, Func<char, bool> isCode, int most)
    {
        var end = at + 1 + Run(text[(at + 1)..], isCode, most);
        if (end == at + 1 || end >= text.Length || text[end] != ',')
            return end - at;
        var second = Run(text[(end + 1)..], isCode, most);
        return (second == 0 ? end : end + 1 + second) - at;
    }

    private static int Run(ReadOnlySpan<char> text, Func<char, bool> isCode, int most)
    {
        var length = 0;
        while (length < most && length < text.Length && isCode(text[length]))
            length++;
        return length;
    }

    private int TakeOther(ReadOnlySpan<char> text, int at)
    {
        if (Rune.DecodeFromUtf16(text[at..], out var rune, out _) != OperationStatus.Done)
        {
            End();
            return 1;
        }

        if (SearchFolding.Apart(rune.Value) is not { } parts)
            Add(rune);
        else
        {
            foreach (var part in parts)
                Add(new Rune(part));
        }

        return rune.Utf16SequenceLength;
    }

    private void Add(Rune rune)
    {
        var category = Rune.GetUnicodeCategory(rune);
        var isMark = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
        if (category == UnicodeCategory.Format ? rune.Value != ZeroWidthSpace : isMark && IsIn(Diacritics, rune.Value))
            return;
        if (!isMark && !Rune.IsLetterOrDigit(rune))
            End();
        else if (IsIn(Unspaced, rune.Value))
            AddAlone(rune);
        else
            Append(Rune.ToUpperInvariant(rune));
    }

    private void AddAlone(Rune rune)
    {
        var before = _alone;
        End();
        Span<char> both = stackalloc char[4];
        var first = before?.EncodeToUtf16(both) ?? 0;
        var last = rune.EncodeToUtf16(both[first..]);
        Keep(both.Slice(first, last));
        if (first > 0)
            Keep(both[..(first + last)]);
        _alone = rune;
    }

    private void Append(Rune rune)
    {
        _alone = null;
        if (_length + rune.Utf16SequenceLength <= SearchWords.MaxLength)
            _length += rune.EncodeToUtf16(_word.AsSpan(_length));
    }

    private void Append(char letter)
    {
        _alone = null;
        if (_length < SearchWords.MaxLength)
            _word[_length++] = letter;
    }

    private void End()
    {
        _alone = null;
        if (_length == 0)
            return;
        Keep(_word.AsSpan(0, _length));
        _length = 0;
    }

    private void Keep(ReadOnlySpan<char> word)
    {
        if (_count++ < SearchWords.MaxCount)
            take(word);
    }

    private static bool IsIn((int First, int Last)[] ranges, int point)
    {
        foreach (var (first, last) in ranges)
        {
            if (point >= first && point <= last)
                return true;
        }

        return false;
    }
}
