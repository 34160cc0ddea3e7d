using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering.Tags;

/// <summary><c>draft/relaymsg=nick</c>: who relayed it — https://github.com/ircv3/ircv3-specifications/pull/417</summary>
internal sealed class RelaymsgTag : IOutgoingTag
{
    public CapabilitySet Needs { get; } = new(Capability.Relaymsg);

    public void Write(Event happened, View view, ref MessageWriter writer)
    {
        if (happened.Who.RelayedBy is { } nick)
            writer.Tag("draft/relaymsg"u8, nick);
    }
}
