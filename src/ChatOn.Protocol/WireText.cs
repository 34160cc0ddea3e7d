using System.Buffers;

namespace ChatOn.Protocol;

/// <summary>Which bytes may stand where on the wire, and how a value is cut so that it can never break a line.</summary>
internal static class WireText
{
    private static readonly SearchValues<byte> LineBreakers = SearchValues.Create("\0\r\n"u8);
    private static readonly SearchValues<byte> WordBreakers = SearchValues.Create("\0\r\n "u8);
    private static readonly SearchValues<byte> KeyBreakers = SearchValues.Create("\0\r\n ;="u8);

    /// <summary>Up to the first NUL, CR or LF.</summary>
    public static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> value)
    {
        var end = value.IndexOfAny(LineBreakers);
        return end < 0 ? value : value[..end];
    }

    /// <inheritdoc cref="Cut(ReadOnlySpan{byte})"/>
    public static ReadOnlySpan<char> Cut(ReadOnlySpan<char> value)
    {
        var end = value.IndexOfAny('\0', '\r', '\n');
        return end < 0 ? value : value[..end];
    }

    /// <summary>Up to the first NUL, CR, LF or space.</summary>
    public static ReadOnlySpan<byte> CutWord(ReadOnlySpan<byte> value)
    {
        var end = value.IndexOfAny(WordBreakers);
        return end < 0 ? value : value[..end];
    }

    public static bool IsKey(ReadOnlySpan<byte> key) => !key.IsEmpty && !key.ContainsAny(KeyBreakers);

    /// <summary>What may be written as a parameter that is not the last: not empty, no space, no ':' in front.</summary>
    public static bool IsMiddle(ReadOnlySpan<byte> value) => !value.IsEmpty && value[0] != (byte)':' && !value.Contains((byte)' ');

    /// <inheritdoc cref="IsMiddle(ReadOnlySpan{byte})"/>
    public static bool IsMiddle(ReadOnlySpan<char> value) => !value.IsEmpty && value[0] != ':' && !value.Contains(' ');

    /// <summary>At most so many bytes, never ending inside a UTF-8 character.</summary>
    public static ReadOnlySpan<byte> CutAtCharacter(ReadOnlySpan<byte> value, int maxBytes)
    {
        if (value.Length <= maxBytes)
            return value;
        var end = maxBytes;
        // A character has at most three continuation bytes; more are no UTF-8, and then any place is as good.
        while (end > 0 && maxBytes - end < 3 && (value[end] & 0xC0) == 0x80)
            end--;
        return value[..((value[end] & 0xC0) == 0x80 ? maxBytes : end)];
    }
}
