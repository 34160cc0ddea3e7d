using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary>
/// <c>NOTICE target :(redacted)</c> in the place of what was said and redacted, of which nothing is left; <c>TAGMSG target</c> in that of
/// tags. https://ircv3.net/specs/extensions/message-redaction#chat-history
/// </summary>
internal sealed class TombstoneRenderer : EventRenderer<Tombstone>
{
    /// <summary>What stands for the text.</summary>
    public const string Text = "(redacted)";

    public override CapabilitySet Looks { get; } = new(Capability.MessageTags);

    protected override void Irc(Tombstone happened, View view, IrcLine line)
    {
        if (happened.WasTagmsg && !view.Capabilities.Has(Capability.MessageTags))
            return;
        var writer = line.Start(happened.WasTagmsg ? "TAGMSG"u8 : "NOTICE"u8);
        writer.Param(happened.Room);
        if (!happened.WasTagmsg)
            writer.Trailing(Text);
        writer.End();
    }

    protected override void Classic(Tombstone happened, View view, ClassicLine line)
    {
        if (!happened.WasTagmsg)
            line.Notice($"{Mark(happened, view)}something that {happened.Who.Nick} said was redacted");
    }
}
