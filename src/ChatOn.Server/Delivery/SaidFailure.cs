using System.Buffers;
using ChatOn.Protocol;
using ChatOn.Server.Commands;
using ChatOn.Server.Loop;
using ChatOn.Server.Rendering;

namespace ChatOn.Server.Delivery;

/// <summary>What the sender is told instead of its echo when its message could not be stored.</summary>
/// <param name="consequence">What did not happen, without a full stop.</param>
internal sealed class SaidFailure(CommandContext by, string target, string consequence) : ISaidFailure
{
    public const string Code = "MESSAGE_NOT_STORED";

    public static string Explain(TurnOutcome outcome, string consequence) => outcome == TurnOutcome.Unknown
        ? $"{consequence} yet: the store did not answer in time, and it may be there later"
        : $"{consequence}: the server cannot store anything at the moment; try again later";

    public void Write(IBufferWriter<byte> output, TurnOutcome outcome)
    {
        var line = new ArrayBufferWriter<byte>(256);
        var text = Explain(outcome, consequence);
        StandardReplies.Write(line, by.Server, by.Session, StandardReplyKind.Fail, by.Verb, Code, [target], text);
        if (by.Tag is { } tag)
            tag.WriteBefore(line.WrittenSpan, output);
        else
            output.Write(line.WrittenSpan);
    }
}
