using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering.Tags;

/// <summary><c>msgid=...</c> — https://ircv3.net/specs/extensions/message-ids</summary>
internal sealed class MsgidTag : IOutgoingTag
{
    public CapabilitySet Needs { get; } = new(Capability.MessageTags);

    public void Write(Event happened, View view, ref MessageWriter writer)
    {
        if (happened.Id is not { } id)
            return;
        Span<byte> text = stackalloc byte[MessageId.Length];
        id.TryFormat(text);
        writer.Tag("msgid"u8, text);
    }
}
