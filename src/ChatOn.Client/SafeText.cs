using System.Globalization;
using System.Text;

namespace ChatOn.Client;

/// <summary>
/// Text from others as it may be shown on a terminal: nothing in it moves the cursor, changes the order of what is read, or is there unseen.
/// IRC formatting codes are taken out; what else cannot be seen is shown by its number.
/// </summary>
public static class SafeText
{
    private const char Colour = '\x03';
    private const char HexColour = '\x04';

    /// <summary>A line of text: also line breaks and tabs are made visible or blank.</summary>
    public static string Line(string text) => Make(text, keepsBreaks: false);

    /// <summary>A text of several lines.</summary>
    public static string Lines(string text) => Make(text, keepsBreaks: true);

    /// <summary>A name, in which nothing is ever left out: two names that differ look different.</summary>
    public static string Name(string name)
    {
        var safe = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (IsUnsafe(rune) || Rune.IsWhiteSpace(rune) || rune.Value is >= 0xFE00 and <= 0xFE0F)
                Show(safe, rune);
            else
                safe.Append(rune.ToString());
        }

        return safe.ToString();
    }

    private static string Make(string text, bool keepsBreaks)
    {
        var safe = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var isCharacter = Rune.TryGetRuneAt(text, at, out var rune);
            if (!isCharacter)
                rune = Rune.ReplacementChar;
            var next = at + (isCharacter ? rune.Utf16SequenceLength : 1);
            if (rune.Value is '\t')
                safe.Append(' ');
            else if (rune.Value is '\n' && keepsBreaks)
                safe.Append('\n');
            else if (rune.Value is Colour)
                next = EndOfColour(text, next);
            else if (rune.Value is HexColour)
                next = EndOfHexColour(text, next);
            else if (IsUnsafe(rune) && !IsFormatting(rune.Value) && !IsJoiner(text, at, next, rune))
                Show(safe, rune);
            else if (!IsFormatting(rune.Value))
                safe.Append(rune.ToString());
            at = next;
        }

        return safe.ToString();
    }

    /// <summary>Bold, reset, monospace, reverse, italics, strikethrough, underline: https://modern.ircdocs.horse/formatting</summary>
    private static bool IsFormatting(int value) => value is 0x02 or 0x0F or 0x11 or 0x16 or 0x1D or 0x1E or 0x1F;

    // A family of emoji is one sign, made by joiners.
    private static bool IsJoiner(string text, int at, int next, Rune rune) =>
        rune.Value == 0x200D && at > 0 && next < text.Length && text[at - 1] > '\u2000' && char.IsHighSurrogate(text[next]);

    private static bool IsUnsafe(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned
        || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x034F or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or (>= 0xE0000 and <= 0xE0FFF);

    private static void Show(StringBuilder safe, Rune rune) => safe.Append('<').Append(rune.Value.ToString("X4", CultureInfo.InvariantCulture)).Append('>');

    /// <summary><c>0x03 [1*2digit ["," 1*2digit]]</c></summary>
    private static int EndOfColour(string text, int at)
    {
        var end = EndOfDigits(text, at, 2, char.IsAsciiDigit);
        if (end == at || end + 1 >= text.Length || text[end] != ',' || !char.IsAsciiDigit(text[end + 1]))
            return end;
        return EndOfDigits(text, end + 1, 2, char.IsAsciiDigit);
    }

    /// <summary><c>0x04 [6hex ["," 6hex]]</c></summary>
    private static int EndOfHexColour(string text, int at)
    {
        var end = EndOfDigits(text, at, 6, char.IsAsciiHexDigit);
        if (end - at != 6)
            return at;
        return end < text.Length && text[end] == ',' && EndOfDigits(text, end + 1, 6, char.IsAsciiHexDigit) == end + 7 ? end + 7 : end;
    }

    private static int EndOfDigits(string text, int at, int most, Func<char, bool> isDigit)
    {
        var end = at;
        while (end < text.Length && end - at < most && isDigit(text[end]))
            end++;
        return end;
    }
}
