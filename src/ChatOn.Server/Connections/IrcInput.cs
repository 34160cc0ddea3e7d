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
                        lines.Enqueue(new InboundLine(result, message));
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

    public void Dispose() => _framer.Dispose();
}
