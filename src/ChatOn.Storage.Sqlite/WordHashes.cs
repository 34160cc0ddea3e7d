using System.Runtime.InteropServices;

namespace ChatOn.Storage.Sqlite;

/// <summary>What the words of a text come to: 16 bits each, in no order. From them nobody learns what was said.</summary>
internal static class WordHashes
{
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>The bytes that are stored of these words.</summary>
    public static byte[] Of(IReadOnlyList<string> words)
    {
        var hashes = new HashSet<ushort>(words.Count);
        for (var i = 0; i < words.Count; i++)
            hashes.Add(Of(words[i]));
        return MemoryMarshal.AsBytes(hashes.ToArray().AsSpan()).ToArray();
    }

    /// <summary>Whether a text may have all these words; most texts that have not are told apart.</summary>
    /// <param name="wanted">As <see cref="Of(IReadOnlyList{string})"/> makes them.</param>
    public static bool MayBeIn(ReadOnlySpan<byte> stored, ReadOnlySpan<byte> wanted)
    {
        var hashes = MemoryMarshal.Cast<byte, ushort>(stored);
        foreach (var hash in MemoryMarshal.Cast<byte, ushort>(wanted))
        {
            if (!hashes.Contains(hash))
                return false;
        }

        return true;
    }

    // FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), folded. Stored: never change it without making all of the table anew.
    public static ushort Of(ReadOnlySpan<char> word)
    {
        var hash = Offset;
        foreach (var letter in word)
            hash = (hash ^ letter) * Prime;
        return (ushort)(hash ^ (hash >> 16));
    }
}
