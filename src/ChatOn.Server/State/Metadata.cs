using System.Text;

namespace ChatOn.Server.State;

/// <summary>
/// What one user or room tells about itself: keys and values, in the order of the keys. Plain state.
/// https://ircv3.net/specs/extensions/metadata#keys-and-values
/// </summary>
internal sealed class Metadata
{
    /// <summary>So long that key and value fit into one line behind the longest source and target.</summary>
    public const int MaxKeyBytes = 48;

    /// <summary>See above.</summary>
    public const int MaxValueBytes = 260;

    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    public int Count => _values.Count;

    public IReadOnlyCollection<KeyValuePair<string, string>> All => _values;

    /// <summary><c>key ::= one or more of a-z 0-9 _ . / -</c></summary>
    public static bool IsKey(string key) =>
        key.Length is > 0 and <= MaxKeyBytes && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '.' or '/' or '-');

    /// <summary>Whether a value is no longer than the server takes.</summary>
    public static bool IsValue(string value, int maxBytes) => Encoding.UTF8.GetByteCount(value) <= maxBytes;

    /// <summary>Null when it is not set; the empty value is one.</summary>
    public string? Find(string key) => _values.GetValueOrDefault(key);

    /// <summary>Sets a value, or with null removes it.</summary>
    public void Put(string key, string? value)
    {
        if (value is null)
            _values.Remove(key);
        else
            _values[key] = value;
    }
}

/// <summary>One key has another value; null when it is not set any more.</summary>
internal readonly record struct MetadataChange(string Key, string? Value);
