using System.Globalization;

namespace ChatOn.Protocol;

/// <summary>
/// The tables of stringprep and of NFKC in Unicode 3.2, the version that stringprep fixes for ever —
/// https://www.rfc-editor.org/rfc/rfc3454
/// </summary>
/// <remarks>They are our own, since without the system's ICU the framework's normalization leaves everything as it is.</remarks>
internal sealed class StringprepTables
{
    private const int PairShift = 21;

    private static readonly Lazy<StringprepTables> All = new(Read);

    private readonly Dictionary<string, List<(int First, int Last)>> _ranges = [];
    private readonly Dictionary<int, int> _classes = [];
    private readonly Dictionary<int, int[]> _apart = [];
    private readonly Dictionary<long, int> _together = [];

    private StringprepTables()
    {
    }

    /// <summary>Read when the first text needs them.</summary>
    public static StringprepTables Instance => All.Value;

    /// <summary>Table C.1.2.</summary>
    public bool IsSpace(int point) => IsIn("space", point);

    /// <summary>Table B.1.</summary>
    public bool IsNothing(int point) => IsIn("nothing", point);

    /// <summary>Tables C.1.2 to C.9.</summary>
    public bool IsProhibited(int point) => IsIn("prohibited", point);

    /// <summary>Table D.1, RandALCat.</summary>
    public bool IsRightToLeft(int point) => IsIn("right", point);

    /// <summary>Table D.2, LCat.</summary>
    public bool IsLeftToRight(int point) => IsIn("left", point);

    /// <summary>The canonical combining class; 0 begins a new character.</summary>
    public int ClassOf(int point) => _classes.GetValueOrDefault(point);

    /// <summary>The full compatibility decomposition, or null for a character that is none.</summary>
    public int[]? Apart(int point) => _apart.GetValueOrDefault(point);

    /// <summary>The primary composite of two, or null.</summary>
    public int? Together(int first, int second) => _together.TryGetValue(Pair(first, second), out var composite) ? composite : null;

    private bool IsIn(string table, int point) => _ranges[table].Exists(range => point >= range.First && point <= range.Last);

    private static long Pair(int first, int second) => ((long)first << PairShift) | (long)second;

    private static StringprepTables Read()
    {
        var tables = new StringprepTables();
        using var stream = typeof(StringprepTables).Assembly.GetManifestResourceStream("Stringprep.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                tables.Add(line.Split(' '));
        }

        return tables;
    }

    private void Add(string[] words)
    {
        var (first, second) = (Hex(words[1]), Hex(words[2]));
        switch (words[0])
        {
            case "apart":
                _apart[first] = [.. words.Skip(2).Select(Hex)];
                break;
            case "together":
                _together[Pair(first, second)] = Hex(words[3]);
                break;
            case "class":
                for (var point = first; point <= second; point++)
                    _classes[point] = int.Parse(words[3], CultureInfo.InvariantCulture);
                break;
            default:
                if (!_ranges.TryGetValue(words[0], out var ranges))
                    _ranges[words[0]] = ranges = [];
                ranges.Add((first, second));
                break;
        }
    }

    private static int Hex(string word) => int.Parse(word, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
