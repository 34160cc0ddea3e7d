using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Events;
using ChatOn.Server.Rendering;
using ChatOn.Server.Storage;

namespace ChatOn.Server.History;

/// <summary>
/// The body of the history record of a message of several lines: one message as <see cref="HistoryCodec"/> has it, whose text is the whole
/// text, with LF between the lines, and whose first tag, <c>chaton/cuts=12,345</c>, says at which bytes of it the pieces of one line were
/// joined.
/// </summary>
internal static class MultilineBody
{
    /// <summary>The longest tags and the longest text are less than a record takes together.</summary>
    private static readonly MessageLimits Limits = new(MessageWriter.MaxTagBytes, ushort.MaxValue);

    private static readonly byte[] CutsTag = Encoding.ASCII.GetBytes(Vendor.Prefix + "/cuts");

    private static readonly byte[] Mark = [(byte)'@', .. CutsTag];

    public static HistoryRecord Encode(RoomRef room, Messaged said, long time, RecordKind kind, OutgoingTags tags, View view)
    {
        var start = new ArrayBufferWriter<byte>(512);
        var writer = new MessageWriter(start);
        writer.Tag(CutsTag, string.Join(',', said.Composition!.Cuts.ToArray()));
        tags.Write(said, view, ref writer);
        writer.Source(said.Who.Source);
        writer.Verb(MessagedRenderer.VerbOf(said));
        writer.Param(said.Room);
        writer.Trailing("");
        writer.End();
        byte[] body = [.. start.WrittenSpan[..^2], .. said.Text.Span];
        return new HistoryRecord(room, time, kind, said.Who.UserId, body) { TextAt = body.Length - said.Text.Length };
    }

    /// <summary>Reads the body of a message of several lines; false for any other.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> body, [NotNullWhen(true)] out Content? content)
    {
        content = null;
        if (!body.Span.StartsWith(Mark))
            return false;
        var newline = body.Span.IndexOf((byte)'\n');
        var first = newline < 0 ? body : body[..newline];
        _ = MessageParser.TryParse(first.Span, Limits, out var line);
        if (line is null || line.Count < 2 || !line.TryGetTag(CutsTag, out _))
            return false;
        // The first line of the text is the end of the first line of the body.
        var text = body[(first.Length - line[1].Length)..];
        content = new Content(line, text, new LineComposition(CutsOf(line, text.Length)));
        return true;
    }

    private static List<int> CutsOf(IrcMessage line, int length)
    {
        var cuts = new List<int>();
        line.TryGetTag(CutsTag, out var value);
        foreach (var part in value.AsSpan().Split(','))
        {
            if (int.TryParse(value.AsSpan(part), NumberStyles.None, CultureInfo.InvariantCulture, out var cut) && cut <= length && (cuts.Count == 0 || cut > cuts[^1]))
                cuts.Add(cut);
        }

        return cuts;
    }

    /// <summary>What was in a body.</summary>
    /// <param name="Start">The message with the first line of the text.</param>
    /// <param name="Text">All of the text.</param>
    internal sealed record Content(IrcMessage Start, ReadOnlyMemory<byte> Text, LineComposition Composition);
}
