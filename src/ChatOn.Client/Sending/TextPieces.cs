using System.Text;

namespace ChatOn.Client.Sending;

/// <summary>Cuts a text into pieces that fit into lines, between words where it can, never inside a character.</summary>
internal static class TextPieces
{
    public static IEnumerable<string> Cut(string text, int mostBytes)
    {
        while (Encoding.UTF8.GetByteCount(text) > mostBytes)
        {
            var end = EndOfPiece(text, mostBytes);
            yield return text[..end];
            text = text[end..];
        }

        yield return text;
    }

    private static int EndOfPiece(string text, int mostBytes)
    {
        var (end, bytes, space) = (0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > mostBytes)
                break;
            bytes += rune.Utf8SequenceLength;
            end += rune.Utf16SequenceLength;
            if (rune.Value == ' ')
                space = end;
        }

        // A word that is itself too long is cut; so is one that would leave the line half empty.
        return space > end / 2 ? space : Math.Max(end, 1);
    }
}
