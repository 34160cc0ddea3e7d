namespace ChatOn.Protocol;

/// <summary>
/// Which names are the same: <c>CASEMAPPING=ascii</c>, so A to Z equal a to z and every other character only itself.
/// See https://modern.ircdocs.horse/#casemapping-parameter
/// </summary>
public static class CaseMapping
{
    /// <summary>Compares names; dictionaries with it can also be asked with a span of characters.</summary>
    public static IEqualityComparer<string> Comparer { get; } = new AsciiComparer();

    /// <summary>The folded form; the same string when it is folded already.</summary>
    public static string Fold(string name)
    {
        if (!name.AsSpan().ContainsAnyInRange('A', 'Z'))
            return name;
        return string.Create(name.Length, name, static (folded, name) =>
        {
            for (var i = 0; i < folded.Length; i++)
                folded[i] = Fold(name[i]);
        });
    }

    /// <summary>The folded form of one character.</summary>
    public static char Fold(char character) => char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character;

    /// <summary>The folded form of one byte.</summary>
    public static byte Fold(byte character) => char.IsAsciiLetterUpper((char)character) ? (byte)(character | 0x20) : character;

    /// <summary>Writes the folded form, as long as the name; false when there is no room for it.</summary>
    public static bool TryFold(ReadOnlySpan<byte> name, Span<byte> folded)
    {
        if (folded.Length < name.Length)
            return false;
        for (var i = 0; i < name.Length; i++)
            folded[i] = Fold(name[i]);
        return true;
    }

    /// <summary>True when the two are the same name.</summary>
    public static bool Equals(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length != b.Length)
            return false;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i] && Fold(a[i]) != Fold(b[i]))
                return false;
        }
        return true;
    }

    /// <inheritdoc cref="Equals(ReadOnlySpan{char}, ReadOnlySpan{char})"/>
    public static bool Equals(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.Length != b.Length)
            return false;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i] && Fold(a[i]) != Fold(b[i]))
                return false;
        }
        return true;
    }

    private sealed class AsciiComparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<char>, string>
    {
        public bool Equals(string? x, string? y) =>
            ReferenceEquals(x, y) || (x is not null && y is not null && CaseMapping.Equals(x.AsSpan(), y.AsSpan()));

        public bool Equals(ReadOnlySpan<char> alternate, string other) => CaseMapping.Equals(alternate, other.AsSpan());

        public string Create(ReadOnlySpan<char> alternate) => alternate.ToString();

        // The framework's hash is seeded per process, so nobody can choose names that collide. It folds more than ascii
        // does, which only puts a few unequal names into one bucket.
        public int GetHashCode(string obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<char> alternate) => string.GetHashCode(alternate, StringComparison.OrdinalIgnoreCase);
    }
}
