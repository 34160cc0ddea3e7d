using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering.Tags;

/// <summary>The client-only tags (<c>+name</c>) the sender gave — https://ircv3.net/specs/extensions/message-tags</summary>
internal sealed class ClientOnlyTags : IOutgoingTag
{
    public CapabilitySet Needs { get; } = new(Capability.MessageTags);

    public void Write(Event happened, View view, ref MessageWriter writer)
    {
        if (!happened.ClientTags.IsEmpty)
            writer.RawTags(happened.ClientTags.Span);
    }
}
