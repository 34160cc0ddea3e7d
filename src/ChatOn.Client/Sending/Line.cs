using System.Buffers;
using System.Text;
using ChatOn.Protocol;

namespace ChatOn.Client.Sending;

/// <summary>Writes the lines of a client, with CR LF. Whatever it is given, it is one line.</summary>
internal static class Line
{
    public static byte[] Of(string verb, params ReadOnlySpan<string> parameters) => Of([], verb, parameters);

    /// <summary>The last parameter may hold spaces or be empty; of the others, what cannot stand there becomes <c>*</c>.</summary>
    public static byte[] Of(ReadOnlySpan<KeyValuePair<string, string>> tags, string verb, params ReadOnlySpan<string> parameters)
    {
        var output = new ArrayBufferWriter<byte>(MessageWriter.MaxBodyBytes);
        var writer = new MessageWriter(output);
        foreach (var (key, value) in tags)
            writer.Tag(Encoding.UTF8.GetBytes(key), value);
        writer.Verb(Encoding.ASCII.GetBytes(verb));
        for (var i = 0; i < parameters.Length; i++)
        {
            if (i == parameters.Length - 1)
                writer.Trailing(parameters[i]);
            else
                writer.ParamOrStar(parameters[i]);
        }

        writer.End();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>A line as somebody typed it; null when it is none or too long.</summary>
    public static byte[]? Raw(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return MessageParser.TryParse(bytes, out _) == ParseResult.Ok ? [.. bytes, (byte)'\r', (byte)'\n'] : null;
    }
}
