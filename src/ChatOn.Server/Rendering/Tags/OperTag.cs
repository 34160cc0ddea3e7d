using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering.Tags;

/// <summary><c>draft/oper</c> on what operators do; for operators with the name it used — https://ircv3.net/specs/extensions/oper-tag</summary>
internal sealed class OperTag : IOutgoingTag
{
    public CapabilitySet Needs { get; } = new(Capability.OperTag);

    public void Write(Event happened, View view, ref MessageWriter writer)
    {
        if (happened.Who.OperatorName is not { } name)
            return;
        if (view.IsForOperator)
            writer.Tag("draft/oper"u8, name);
        else
            writer.Tag("draft/oper"u8);
    }
}
