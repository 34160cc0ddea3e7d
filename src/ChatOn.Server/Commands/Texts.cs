using System.Text;

namespace ChatOn.Server.Commands;

/// <summary>Bounds on texts that people choose.</summary>
internal static class Texts
{
    /// <summary>At most so many bytes of UTF-8, cut between characters; 0 is no limit.</summary>
    public static string Cut(string text, int maxBytes)
    {
        if (maxBytes == 0 || Encoding.UTF8.GetByteCount(text) <= maxBytes)
            return text;
        var bytes = 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes)
                break;
            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }
}
