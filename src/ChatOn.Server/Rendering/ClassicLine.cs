using System.Buffers;
using System.Text;

namespace ChatOn.Server.Rendering;

/// <summary>Writes one readable line, without control characters, ended by LF.</summary>
internal readonly ref struct ClassicLine(IBufferWriter<byte> output)
{
    private const byte Colour = 3;

    /// <summary>A line of the server's own, marked so that no user's line looks like it.</summary>
    public void Notice(string text) => Write("*** " + text);

    public void Write(string text) => Write("", Encoding.UTF8.GetBytes(text));

    /// <summary>A line that ends in what a user wrote.</summary>
    public void Write(string start, ReadOnlySpan<byte> text)
    {
        Put(Encoding.UTF8.GetBytes(start));
        Put(text);
        output.Write("\n"u8);
    }

    // Whatever another client sent must not move this reader's cursor: no C0, DEL or C1, and of colour codes not the digits either.
    private void Put(ReadOnlySpan<byte> text)
    {
        var span = output.GetSpan(text.Length);
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var value = text[i];
            if (value == 0xC2 && i + 1 < text.Length && text[i + 1] < 0xA0)
                i++;
            else if (value >= 0x20 && value != 0x7F)
                span[length++] = value;
            else if (value == '\t')
                span[length++] = (byte)' ';
            else if (value == Colour)
                i += ColourDigits(text[(i + 1)..]);
        }

        output.Advance(length);
    }

    // One or two digits, and after a comma one or two more: https://modern.ircdocs.horse/formatting#color
    private static int ColourDigits(ReadOnlySpan<byte> text)
    {
        var first = Digits(text);
        if (first == 0 || first >= text.Length || text[first] != ',')
            return first;
        var second = Digits(text[(first + 1)..]);
        return second == 0 ? first : first + 1 + second;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var count = 0;
        while (count < 2 && count < text.Length && char.IsAsciiDigit((char)text[count]))
            count++;
        return count;
    }
}
