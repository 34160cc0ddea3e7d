using System.Globalization;
using System.Text;

namespace ChatOn.Protocol;

/// <summary>What characters outside ASCII look like: <c>Skeleton.txt</c>, which says its own form. Read when it is first asked for.</summary>
internal static class SkeletonTable
{
    private static readonly Row[] Rows = Read();

    /// <summary>What has an entry of its own, for tests.</summary>
    public static IEnumerable<Rune> Runes =>
        Rows.SelectMany(static row => Enumerable.Range(row.First, row.Count)).Select(static point => new Rune(point));

    /// <summary>Adds what a character looks like: itself where nothing is known, or nothing.</summary>
    public static void AddTextOf(Rune rune, List<Rune> runes)
    {
        var (low, high) = (0, Rows.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            ref readonly var row = ref Rows[middle];
            if (rune.Value < row.First)
            {
                high = middle - 1;
            }
            else if (rune.Value >= row.First + row.Count)
            {
                low = middle + 1;
            }
            else if (row.IsStepping)
            {
                runes.Add(new Rune(row.Text[0].Value + rune.Value - row.First));
                return;
            }
            else
            {
                runes.AddRange(row.Text);
                return;
            }
        }
        runes.Add(rune);
    }

    private static Row[] Read()
    {
        using var stream = typeof(SkeletonTable).Assembly.GetManifestResourceStream("ChatOn.Protocol.Skeleton.txt")!;
        using var reader = new StreamReader(stream);
        var rows = new List<Row>(8_000);
        while (reader.ReadLine() is { } line)
        {
            if (line[0] != '#')
                rows.Add(Parse(line));
        }
        return [.. rows];
    }

    private static Row Parse(string line)
    {
        var words = line.Split(' ');
        var sign = words[0].AsSpan().IndexOfAny('+', '*');
        return new Row(
            ParseHex(sign < 0 ? words[0] : words[0].AsSpan(0, sign)),
            sign < 0 ? 1 : ParseHex(words[0].AsSpan(sign + 1)),
            sign >= 0 && words[0][sign] == '+',
            [.. words.Skip(1).Select(static word => new Rune(ParseHex(word)))]);
    }

    private static int ParseHex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private readonly record struct Row(int First, int Count, bool IsStepping, Rune[] Text);
}
