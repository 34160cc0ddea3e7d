using System.Buffers;
using System.Text;
using ChatOn.Protocol;
using static ChatOn.Fuzz.InvariantException;

namespace ChatOn.Fuzz;

/// <summary>The input is a line: the parser agrees with the naive one, and what it parsed survives being written and parsed again.</summary>
public static class MessageTarget
{
    public static void Run(ReadOnlySpan<byte> input)
    {
        var result = MessageParser.TryParse(input, out var message);
        var naiveResult = NaiveMessage.Parse(input, out var naive);
        Unless(result == naiveResult, $"the parser says {result}, the naive one {naiveResult}");
        Unless((message is null) == (naive is null), "one of the two gave a message");
        Unless(result != ParseResult.Ok || message is not null, "Ok comes with a message");
        if (message is null || naive is null)
            return;
        Same(message.Tags, naive.Tags, "tags");
        Same(message.Source, naive.Source, "source");
        Same(message.Verb, naive.Verb, "verb");
        Unless(message.Count == naive.Parameters.Count && message.Count <= IrcMessage.MaxParameters, "the parameters differ in number");
        for (var i = 0; i < message.Count; i++)
        {
            Same(message[i], naive.Parameters[i], "parameter");
            Unless(message[i].SequenceEqual(message.Memory(i).Span), "span and memory of a parameter differ");
        }
        Unless(message[message.Count].IsEmpty && message[-1].IsEmpty, "a parameter beyond the last is not empty");
        if (result == ParseResult.Ok && message.Source.Length <= MessageWriter.MaxSourceBytes)
            RoundTrip(message);
    }

    /// <summary>Writes a message the way it was parsed.</summary>
    public static ReadOnlyMemory<byte> Write(IrcMessage message)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new MessageWriter(output);
        writer.RawTags(message.Tags);
        writer.Source(message.Source);
        writer.Verb(message.Verb);
        for (var i = 0; i < message.Count; i++)
        {
            if (i == message.Count - 1 && message.LastIsTrailing)
                writer.Trailing(message[i]);
            else
                writer.Param(message[i]);
        }
        writer.End();
        return output.WrittenMemory;
    }

    private static void RoundTrip(IrcMessage message)
    {
        var written = Write(message).Span;
        Unless(written.EndsWith("\r\n"u8), "a line ends in CR LF");
        Unless(MessageParser.TryParse(written[..^2], out var again) == ParseResult.Ok, "what is written parses");
        Unless(again!.Tags.SequenceEqual(message.Tags), "tags changed on the way");
        Unless(again.Source.SequenceEqual(message.Source), "the source changed on the way");
        Unless(again.Verb.SequenceEqual(message.Verb), "the verb changed on the way");
        Unless(again.Count == message.Count && again.LastIsTrailing == message.LastIsTrailing, "parameters changed on the way");
        for (var i = 0; i < message.Count; i++)
        {
            // A fifteenth parameter without ':' gets one, which may push its last character out.
            var isFifteenth = i == IrcMessage.MaxParameters - 1;
            Unless(isFifteenth ? message[i].StartsWith(again[i]) : message[i].SequenceEqual(again[i]), "a parameter changed on the way");
        }
    }

    private static void Same(ReadOnlySpan<byte> part, string naive, string what) =>
        Unless(part.SequenceEqual(Encoding.Latin1.GetBytes(naive)), $"the {what} differs from the naive parser's");
}
