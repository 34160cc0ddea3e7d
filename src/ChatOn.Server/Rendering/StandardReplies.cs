using System.Buffers;
using ChatOn.Protocol;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Rendering;

/// <summary>
/// FAIL, WARN and NOTE (https://ircv3.net/specs/extensions/standard-replies). A client that asked for neither them nor a
/// capability that brings them gets the same as a NOTICE, or as a readable line.
/// </summary>
internal static class StandardReplies
{
    private static readonly CapabilitySet Understood =
        new(Capability.StandardReplies, Capability.Chathistory, Capability.AccountRegistration, Capability.ReadMarker, Capability.MessageRedaction,
            Capability.MessageEdit, Capability.Metadata, Capability.ChannelRename, Capability.Persistence, Capability.Relaymsg, Capability.Multiline);

    public static void Write(
        IBufferWriter<byte> output, Origin server, Session session, StandardReplyKind kind, string verb, string code,
        ReadOnlySpan<string> context, string text)
    {
        if (session.View.IsClassic)
        {
            new ClassicLine(output).Notice(text);
            return;
        }

        var writer = new MessageWriter(output);
        if (!(session.Capabilities & Understood).IsEmpty)
        {
            StandardReply.Write(ref writer, kind, server.Source, verb, code, context, text);
            return;
        }

        writer.Source(server.Source);
        writer.Verb("NOTICE"u8);
        writer.Param(session.NickInReplies);
        writer.Trailing(verb == "*" ? text : $"{verb}: {text}");
        writer.End();
    }
}
