using System.Buffers;
using System.Text;
using ChatOn.Protocol;

namespace ChatOn.Server.Commands;

/// <summary>A tag that is put before lines that were rendered without it.</summary>
internal readonly record struct ReplyTag(string Key, string Value)
{
    /// <summary>
    /// How many bytes at the start of rendered lines are one logical message: a line, or a batch of its own with all that is in it.
    /// Lines inside a batch are rendered with its tag as their first, its end without tags and source.
    /// </summary>
    public static int MeasureMessage(ReadOnlySpan<byte> lines)
    {
        var length = MeasureLine(lines);
        while (IsInside(lines[length..]) || IsEnd(lines[length..]))
            length += MeasureLine(lines[length..]);
        return length;
    }

    /// <summary>
    /// Writes one logical message with the tag. Of a batch its start and its end get it, for it is inside the other then
    /// (https://ircv3.net/specs/extensions/batch); a label only its start. What is inside has its own.
    /// </summary>
    public void WriteBefore(ReadOnlySpan<byte> message, IBufferWriter<byte> output)
    {
        var first = MeasureLine(message);
        WriteTagged(message[..first], output);
        for (message = message[first..]; !message.IsEmpty; message = message[first..])
        {
            first = MeasureLine(message);
            if (Key == "batch" && IsEnd(message))
                WriteTagged(message[..first], output);
            else
                output.Write(message[..first]);
        }
    }

    /// <summary>Writes logical messages with the tag.</summary>
    public void WriteBeforeEach(ReadOnlySpan<byte> messages, IBufferWriter<byte> output)
    {
        while (!messages.IsEmpty)
        {
            var length = MeasureMessage(messages);
            WriteBefore(messages[..length], output);
            messages = messages[length..];
        }
    }

    private void WriteTagged(ReadOnlySpan<byte> line, IBufferWriter<byte> output)
    {
        output.Write(Encoding.UTF8.GetBytes($"@{Key}={MessageTags.Escape(Value)}"));
        if (line[0] == '@')
        {
            output.Write(";"u8);
            output.Write(line[1..]);
        }
        else
        {
            output.Write(" "u8);
            output.Write(line);
        }
    }

    private static int MeasureLine(ReadOnlySpan<byte> lines)
    {
        var end = lines.IndexOf((byte)'\n') + 1;
        return end == 0 ? lines.Length : end;
    }

    private static bool IsInside(ReadOnlySpan<byte> line) => line.StartsWith("@batch="u8);

    private static bool IsEnd(ReadOnlySpan<byte> line) => line.StartsWith("BATCH -"u8);
}
