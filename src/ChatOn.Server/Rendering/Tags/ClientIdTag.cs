using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering.Tags;

/// <summary>The sender's own id of what it said — docs/protocol/client-id.md</summary>
internal sealed class ClientIdTag : IOutgoingTag
{
    public CapabilitySet Needs { get; } = new(Capability.ClientId);

    public void Write(Event happened, View view, ref MessageWriter writer)
    {
        if (happened.ClientId is { } id)
            writer.Tag(Vendor.ClientIdTag, id);
    }
}
