using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering.Tags;

/// <summary><c>bot</c> on what a bot says — https://ircv3.net/specs/extensions/bot-mode</summary>
internal sealed class BotTag : IOutgoingTag
{
    public CapabilitySet Needs { get; } = new(Capability.MessageTags);

    public void Write(Event happened, View view, ref MessageWriter writer)
    {
        if (happened.Who.IsBot)
            writer.Tag("bot"u8);
    }
}
