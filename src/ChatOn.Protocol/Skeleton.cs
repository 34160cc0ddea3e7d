using System.Globalization;
using System.Text;

namespace ChatOn.Protocol;

/// <summary>
/// Which room names are the same to the eye: those of equal keys. The key of a name in ASCII is the name in lower case, nothing
/// else: <c>#modern</c> is not <c>#modem</c>, nor <c>#l1st</c> <c>#list</c>. In any other name each ASCII character is treated so
/// too, and each other one becomes what it looks like, in lower case and without its width or style: ASCII where it looks like
/// ASCII. So <c>#аdmin</c> with a Cyrillic letter and a full-width <c>#ａdmin</c> have the key of <c>#admin</c>.
/// </summary>
/// <remarks>
/// These are the skeletons of UTS 39 (https://www.unicode.org/reports/tr39/#Confusable_Detection) with what is said above changed:
/// <list type="bullet">
/// <item>Look-alikes of <c>m</c> are <c>m</c>, not the <c>rn</c> of the standard; what is compatible with <c>0</c>, <c>1</c> or <c>I</c> (full width,
/// mathematical) is <c>0</c>, <c>1</c> or <c>i</c>. What only looks like them is as the standard says <c>o</c> or <c>l</c>: the Arabic one and the
/// Hebrew vav are an l.</item>
/// <item>Both cases of a letter are one, and both are what either looks like: Cyrillic в is b, as В looks like B. A capital that looks like I is i
/// where its small letter looks like i, or else l.</item>
/// <item>Latin small capitals are their letters. What shows nothing (variation selectors) is left out, and so is the dot on i and j. Marks on one
/// letter stand in the order of their numbers.</item>
/// </list>
/// Keys are for comparing only: they are no room names and nobody is shown them. The key of a key is itself. The data are of one version of
/// Unicode and the same on every machine; characters that are newer stand for themselves, and the framework knows which are marks.
/// </remarks>
public static class Skeleton
{
    private const int HangulFirst = 0xAC00;
    private const int HangulLast = 0xD7A3;
    private const int HangulVowels = 21;
    private const int HangulFinals = 28;
    private const int HangulInitial = 0x1100;
    private const int HangulVowel = 0x1161;
    private const int HangulFinal = 0x11A7;
    private const int DotAbove = 0x0307;

    /// <summary>
    /// The key of a room name, with at most 18 times its characters; the same string when it is ASCII in lower case already. Broken
    /// surrogates count as U+FFFD.
    /// </summary>
    public static string KeyOf(string roomName) => Ascii.IsValid(roomName) ? CaseMapping.Fold(roomName) : KeyOfOther(roomName);

    private static string KeyOfOther(string name)
    {
        var runes = new List<Rune>(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune.Value is >= HangulFirst and <= HangulLast)
                AddSyllable(rune.Value - HangulFirst, runes);
            else
                Add(rune, runes);
        }
        OrderMarks(runes);
        var key = new StringBuilder(runes.Count);
        foreach (var rune in runes)
            key.Append(rune);
        return key.ToString();
    }

    // A syllable is its letters: https://www.unicode.org/versions/Unicode15.0.0/ch03.pdf, section 3.12
    private static void AddSyllable(int index, List<Rune> runes)
    {
        Add(new Rune(HangulInitial + (index / (HangulVowels * HangulFinals))), runes);
        Add(new Rune(HangulVowel + (index / HangulFinals % HangulVowels)), runes);
        if (index % HangulFinals != 0)
            Add(new Rune(HangulFinal + (index % HangulFinals)), runes);
    }

    private static void Add(Rune rune, List<Rune> runes)
    {
        if (rune.IsAscii)
            runes.Add(new Rune(CaseMapping.Fold((char)rune.Value)));
        else
            SkeletonTable.AddTextOf(rune, runes);
    }

    // Canonically equivalent texts differ only in the order of the marks on a letter, so any fixed order makes them equal.
    private static void OrderMarks(List<Rune> runes)
    {
        for (var start = 0; start < runes.Count; start++)
        {
            var end = start;
            while (end < runes.Count && IsMark(runes[end]))
                end++;
            runes.Sort(start, end - start, Comparer<Rune>.Default);
            var isDotted = start > 0 && runes[start - 1].Value is 'i' or 'j';
            for (var i = end - 1; isDotted && i >= start; i--)
            {
                if (runes[i].Value != DotAbove)
                    continue;
                runes.RemoveAt(i);
                end--;
            }
            start = end;
        }
    }

    private static bool IsMark(Rune rune) => !rune.IsAscii
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
