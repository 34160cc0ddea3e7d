using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering.Tags;

/// <summary>
/// <c>draft/chathistory-context</c> on what stands in a history behind the message that it is about, and not in its own place.
/// https://ircv3.net/specs/extensions/chathistory#draftchathistory-context-tag
/// </summary>
internal sealed class ContextTag : IOutgoingTag
{
    public CapabilitySet Needs { get; } = new(Capability.MessageTags);

    public void Write(Event happened, View view, ref MessageWriter writer)
    {
        if (view.IsContext)
            writer.Tag("draft/chathistory-context"u8);
    }
}
