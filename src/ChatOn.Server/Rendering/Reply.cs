using System.Buffers;
using ChatOn.Protocol;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Rendering;

/// <summary>A numeric reply for one session: <c>:server NNN nick arguments :text</c>, or a readable line.</summary>
/// <param name="Text">The trailing parameter; null for none.</param>
internal readonly record struct Reply(Numeric Numeric, string? Text)
{
    public void Write(IBufferWriter<byte> output, Origin server, Session session, ReadOnlySpan<string> arguments)
    {
        if (session.View.IsClassic)
        {
            ClassicReplies.Write(new ClassicLine(output), session.View.Format, this, arguments);
            return;
        }

        var writer = new MessageWriter(output);
        writer.Source(server.Source);
        writer.Numeric(Numeric);
        writer.Param(session.NickInReplies);
        foreach (var argument in arguments)
            writer.ParamOrStar(argument);
        if (Text is not null)
            writer.Trailing(Text);
        writer.End();
    }
}
