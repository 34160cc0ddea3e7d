using System.Buffers;
using System.Text;

namespace ChatOn.Server.Rendering;

/// <summary>Writes one readable line, without control characters, ended by LF.</summary>
internal readonly ref struct ClassicLine(IBufferWriter<byte> output)
{
    public void Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    public void Write(string start, ReadOnlySpan<byte> text)
    {
        Put(Encoding.UTF8.GetBytes(start));
        Write(text);
    }

    private void Write(ReadOnlySpan<byte> text)
    {
        Put(text);
        output.Write("\n"u8);
    }

    // Whatever another client sent must not move this reader's cursor.
    private void Put(ReadOnlySpan<byte> text)
    {
        var span = output.GetSpan(text.Length);
        var length = 0;
        foreach (var value in text)
        {
            if (value >= 0x20 && value != 0x7F)
                span[length++] = value;
            else if (value == '\t')
                span[length++] = (byte)' ';
        }

        output.Advance(length);
    }
}
