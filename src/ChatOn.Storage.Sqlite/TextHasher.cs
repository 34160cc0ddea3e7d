using System.Runtime.InteropServices;
using System.Text;
using ChatOn.Server.Storage;

namespace ChatOn.Storage.Sqlite;

/// <summary>Makes the hashes of one text's words after the other, in buffers that it keeps: what <see cref="WordHashes"/> makes of <see cref="SearchWords"/>.</summary>
/// <remarks>With a string for each word, a list and a set for each text a message of 17 words allocated 1,180 bytes here; now none.</remarks>
internal sealed class TextHasher
{
    private readonly WordCutter _cutter;
    private readonly ushort[] _hashes = new ushort[SearchWords.MaxCount];
    private char[] _text = [];
    private int _count;

    public TextHasher() => _cutter = new WordCutter(Add);

    /// <summary>The bytes that are stored of an entry's words; valid until the next entry.</summary>
    public ReadOnlySpan<byte> Of(HistoryRecord entry)
    {
        _count = 0;
        if (entry.TextAt is { } at && at >= 0 && at <= entry.Body.Length)
            _cutter.Cut(Decode(entry.Body.Span[at..]));
        return MemoryMarshal.AsBytes(_hashes.AsSpan(0, _count));
    }

    private ReadOnlySpan<char> Decode(ReadOnlySpan<byte> text)
    {
        if (_text.Length < text.Length)
            _text = new char[text.Length];
        return _text.AsSpan(0, Encoding.UTF8.GetChars(text, _text));
    }

    private void Add(ReadOnlySpan<char> word)
    {
        var hash = WordHashes.Of(word);
        if (!_hashes.AsSpan(0, _count).Contains(hash))
            _hashes[_count++] = hash;
    }
}
