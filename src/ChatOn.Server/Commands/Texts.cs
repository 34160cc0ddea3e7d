using System.Text;

namespace ChatOn.Server.Commands;

/// <summary>Bounds on texts that people choose.</summary>
internal static class Texts
{
    /// <summary>What fits into a numeric beside the names of the server, the requester and one more user.</summary>
    private const int MaxLineBytes = 350;

    /// <summary>A time for people, from microseconds since the Unix epoch.</summary>
    public static string At(long microseconds) => DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds).ToString("yyyy-MM-dd HH:mm:ss 'UTC'");

    /// <summary>Joins words to as few lines as fit; none for no words. A word that is longer stands alone.</summary>
    public static IEnumerable<string> Lines(IEnumerable<string> words, char separator, int maxBytes = MaxLineBytes)
    {
        var line = new StringBuilder();
        var bytes = 0;
        foreach (var word in words)
        {
            var size = Encoding.UTF8.GetByteCount(word) + 1;
            if (bytes > 0 && bytes + size > maxBytes)
            {
                yield return line.ToString();
                line.Clear();
                bytes = 0;
            }

            if (bytes > 0)
                line.Append(separator);
            line.Append(word);
            bytes += size;
        }

        if (bytes > 0)
            yield return line.ToString();
    }

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
