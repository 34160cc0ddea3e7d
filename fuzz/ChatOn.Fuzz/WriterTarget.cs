using System.Buffers;
using System.Text;
using ChatOn.Protocol;
using static ChatOn.Fuzz.InvariantException;

namespace ChatOn.Fuzz;

/// <summary>The input is values parted by '|': whatever they are, what is written is one line within the limits that parses.</summary>
public static class WriterTarget
{
    public static void Run(ReadOnlySpan<byte> input)
    {
        var values = Split(input);
        var output = new ArrayBufferWriter<byte>();
        var writer = new MessageWriter(output);
        writer.Tag("a"u8, values[0]);
        writer.Tag("b"u8, Encoding.UTF8.GetString(values[0]));
        writer.Tag(values[^1]);
        writer.RawTags(values[^1]);
        writer.Source(values[0]);
        writer.Numeric(Numeric.RplMotd);
        for (var i = 1; i < Math.Min(values.Count - 1, 12); i++)
        {
            writer.ParamOrStar(values[i]);
            writer.ParamOrStar(Encoding.UTF8.GetString(values[i]));
        }
        writer.Param(input.Length);
        if (input.Length % 2 == 0)
            writer.Trailing(values[^1]);
        else
            writer.Trailing(Encoding.UTF8.GetString(values[^1]));
        writer.End();
        Check(output.WrittenSpan);
    }

    /// <summary>What holds of every line ever written.</summary>
    public static void Check(ReadOnlySpan<byte> written)
    {
        Unless(written.EndsWith("\r\n"u8), "a line ends in CR LF");
        var line = written[..^2];
        Unless(!line.ContainsAny((byte)0, (byte)'\r', (byte)'\n'), "NUL, CR or LF inside a line");
        var body = line;
        if (line[0] == (byte)'@')
        {
            var space = line.IndexOf((byte)' ');
            Unless(space + 1 <= MessageWriter.MaxTagBytes, "too many bytes of tags");
            body = line[(space + 1)..];
        }
        Unless(body.Length + 2 <= MessageWriter.MaxBodyBytes, "the body is too long");
        var result = MessageParser.TryParse(line, MessageLimits.FromServer, out var message);
        Unless(result is ParseResult.Ok or ParseResult.InvalidUtf8 && message is not null, $"what is written parses: {result}");
    }

    private static List<byte[]> Split(ReadOnlySpan<byte> input)
    {
        var values = new List<byte[]>();
        foreach (var range in input.Split((byte)'|'))
            values.Add(input[range].ToArray());
        return values;
    }
}
