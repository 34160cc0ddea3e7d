using System.Buffers;
using System.Text;

namespace ChatOn.Protocol.Tests;

/// <summary>Lines as text, for tests.</summary>
internal static class Wire
{
    public delegate void WriteLine(ref MessageWriter writer);

    /// <summary>Parses a line that must be right.</summary>
    public static IrcMessage Parse(string line)
    {
        Assert.Equal(ParseResult.Ok, MessageParser.TryParse(Encoding.UTF8.GetBytes(line), out var message));
        return message!;
    }

    /// <summary>Parses a line of bytes.</summary>
    public static ParseResult Result(ReadOnlySpan<byte> line) => MessageParser.TryParse(line, out _);

    /// <summary>What a line looks like on the wire, without its CR LF.</summary>
    public static string Written(WriteLine write)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new MessageWriter(output);
        write(ref writer);
        var line = Encoding.UTF8.GetString(output.WrittenSpan);
        Assert.EndsWith("\r\n", line, StringComparison.Ordinal);
        return line[..^2];
    }

    /// <summary>Decodes bytes that are UTF-8.</summary>
    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
