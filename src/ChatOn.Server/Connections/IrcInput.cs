using System.Text.Unicode;
using ChatOn.Protocol;

namespace ChatOn.Server.Connections;

/// <summary>IRC: lines ended by CR LF (or either), parsed as messages.</summary>
internal sealed class IrcInput(int overlongBytes) : IInput
{
    private readonly LineFramer _framer = new(MessageLimits.FromClient.LineBytes);

    public void Feed(ReadOnlySpan<byte> bytes, Queue<InboundLine> lines)
    {
        while (true)
        {
            switch (_framer.TryReadLine(ref bytes, out var line))
            {
                case FrameResult.Line:
                    var result = MessageParser.TryParse(line, out var message);
                    if (result != ParseResult.Empty)
                        lines.Enqueue(new InboundLine(result, message) { Label = message is null ? LabelOf(line) : null });
                    break;
                case FrameResult.TooLong:
                    lines.Enqueue(new InboundLine(ParseResult.TooLong, null));
                    break;
                default:
                    if (_framer.Discarded > overlongBytes)
                        lines.Enqueue(InboundLine.Endless);
                    return;
            }
        }
    }

    // https://ircv3.net/specs/extensions/labeled-response: errors carry the label too, where the tags can be read.
    private static string? LabelOf(ReadOnlySpan<byte> line)
    {
        line = line.TrimStart((byte)' ');
        var end = line[..Math.Min(line.Length, MessageLimits.FromClient.TagBytes + 2)].IndexOf((byte)' ');
        if (end < 1 || line[0] != '@' || !Utf8.IsValid(line[..end]) || line[..end].Contains((byte)0))
            return null;
        string? label = null;
        foreach (var tag in new TagEnumerator(line[1..end]))
        {
            if (tag.Key.SequenceEqual("label"u8))
                label = MessageTags.Unescape(tag.Value);
        }

        return label;
    }

    public void Dispose() => _framer.Dispose();
}
