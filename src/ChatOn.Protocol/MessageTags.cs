using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ChatOn.Protocol;

/// <summary>
/// Message tag keys, and the escaping of tag values: <c>; -> \:</c>, space <c>-> \s</c>, <c>\ -> \\</c>, CR <c>-> \r</c>,
/// LF <c>-> \n</c>. A NUL cannot be written at all: a value ends before it.
/// See https://ircv3.net/specs/extensions/message-tags#escaping-values
/// </summary>
public static class MessageTags
{
    private static readonly SearchValues<byte> SpecialBytes = SearchValues.Create("\0\r\n ;\\"u8);
    private static readonly SearchValues<char> SpecialChars = SearchValues.Create("\0\r\n ;\\");

    /// <summary>Writes the escaped value and returns its length; at most twice as long as the value.</summary>
    public static int Escape(ReadOnlySpan<byte> value, Span<byte> escaped)
    {
        var at = 0;
        while (true)
        {
            var next = value.IndexOfAny(SpecialBytes);
            var run = next < 0 ? value : value[..next];
            run.CopyTo(escaped[at..]);
            at += run.Length;
            if (next < 0 || value[next] == 0)
                return at;
            escaped[at++] = (byte)'\\';
            escaped[at++] = EscapeLetter(value[next]);
            value = value[(next + 1)..];
        }
    }

    /// <summary>Writes the escaped value as UTF-8 and returns its length; at most three bytes for each char.</summary>
    public static int Escape(ReadOnlySpan<char> value, Span<byte> escaped)
    {
        var at = 0;
        while (true)
        {
            var next = value.IndexOfAny(SpecialChars);
            Utf8.FromUtf16(next < 0 ? value : value[..next], escaped[at..], out _, out var written);
            at += written;
            if (next < 0 || value[next] == 0)
                return at;
            escaped[at++] = (byte)'\\';
            escaped[at++] = EscapeLetter((byte)value[next]);
            value = value[(next + 1)..];
        }
    }

    /// <summary>The escaped form of a value.</summary>
    public static string Escape(string value)
    {
        var bytes = new byte[3 * value.Length];
        return Encoding.UTF8.GetString(bytes, 0, Escape(value, bytes));
    }

    /// <summary>Writes the value of an escaped one and returns its length; never longer than the escaped one.</summary>
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> value)
    {
        var at = 0;
        while (true)
        {
            var next = escaped.IndexOf((byte)'\\');
            var run = next < 0 ? escaped : escaped[..next];
            run.CopyTo(value[at..]);
            at += run.Length;
            // A lone backslash at the end stands for nothing.
            if (next < 0 || next + 1 == escaped.Length)
                return at;
            value[at++] = escaped[next + 1] switch
            {
                (byte)':' => (byte)';',
                (byte)'s' => (byte)' ',
                (byte)'r' => (byte)'\r',
                (byte)'n' => (byte)'\n',
                var other => other,
            };
            escaped = escaped[(next + 2)..];
        }
    }

    /// <summary>The value of an escaped one as text.</summary>
    public static string Unescape(ReadOnlySpan<byte> escaped)
    {
        if (!escaped.Contains((byte)'\\'))
            return Encoding.UTF8.GetString(escaped);
        var value = new byte[escaped.Length];
        return Encoding.UTF8.GetString(value, 0, Unescape(escaped, value));
    }

    /// <summary>The value of an escaped one.</summary>
    public static string Unescape(string escaped) => Unescape(Encoding.UTF8.GetBytes(escaped).AsSpan());

    /// <summary>True for a key with the client-only prefix '+'.</summary>
    public static bool IsClientOnly(ReadOnlySpan<byte> key) => !key.IsEmpty && key[0] == (byte)'+';

    /// <summary><c>key = ["+"] [vendor "/"] 1*(letter / digit / "-")</c>, where a vendor is a host name.</summary>
    public static bool IsValidKey(ReadOnlySpan<byte> key)
    {
        if (IsClientOnly(key))
            key = key[1..];
        var slash = key.LastIndexOf((byte)'/');
        return IsWord(key[(slash + 1)..], allowDot: false) && (slash < 0 || IsWord(key[..slash], allowDot: true));
    }

    private static bool IsWord(ReadOnlySpan<byte> word, bool allowDot)
    {
        foreach (var letter in word)
        {
            if (!char.IsAsciiLetterOrDigit((char)letter) && letter != (byte)'-' && !(allowDot && letter == (byte)'.'))
                return false;
        }
        return !word.IsEmpty;
    }

    private static byte EscapeLetter(byte special) => special switch
    {
        (byte)';' => (byte)':',
        (byte)' ' => (byte)'s',
        (byte)'\r' => (byte)'r',
        (byte)'\n' => (byte)'n',
        _ => (byte)'\\',
    };
}
