using System.Globalization;
using ChatOn.Protocol;

namespace ChatOn.Server.Storage;

/// <summary>
/// Characters taken apart (compatibility decomposition) for search. The table is that of NFKC in Unicode 3.2; it is the server's own, since
/// without the system's ICU the framework's normalization leaves everything as it is.
/// </summary>
internal static class SearchFolding
{
    private const string Kind = "apart ";
    private const int HangulFirst = 0xAC00;
    private const int HangulLast = 0xD7A3;
    private const int HangulVowels = 21;
    private const int HangulFinals = 28;

    private static readonly Lazy<Dictionary<int, int[]>> Table = new(Read);

    /// <summary>What a character consists of, or null for one that is whole.</summary>
    public static int[]? Apart(int point) =>
        point is >= HangulFirst and <= HangulLast ? Syllable(point - HangulFirst) : Table.Value.GetValueOrDefault(point);

    // A syllable is its letters: https://www.unicode.org/versions/Unicode15.0.0/ch03.pdf, section 3.12
    private static int[] Syllable(int index)
    {
        var (initial, vowel) = (0x1100 + (index / (HangulVowels * HangulFinals)), 0x1161 + (index / HangulFinals % HangulVowels));
        return index % HangulFinals == 0 ? [initial, vowel] : [initial, vowel, 0x11A7 + (index % HangulFinals)];
    }

    private static Dictionary<int, int[]> Read()
    {
        var table = new Dictionary<int, int[]>(6_000);
        using var stream = typeof(SaslPrep).Assembly.GetManifestResourceStream("Stringprep.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith(Kind, StringComparison.Ordinal))
                continue;
            var points = line[Kind.Length..].Split(' ').Select(Hex).ToArray();
            table[points[0]] = points[1..];
        }

        return table;
    }

    private static int Hex(string word) => int.Parse(word, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
