using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary>
/// <c>METADATA target key visibility [:value]</c> to those with draft/metadata-2; without a value the key is not set any more. Who has made
/// the change has its answer. https://ircv3.net/specs/extensions/metadata#metadata-server-message
/// </summary>
internal sealed class MetadataChangedRenderer : EventRenderer<MetadataChanged>
{
    public override CapabilitySet Looks { get; } = new(Capability.Metadata);

    protected override void Irc(MetadataChanged happened, View view, IrcLine line)
    {
        if (view.IsOrigin || !view.Capabilities.Has(Capability.Metadata))
            return;
        var metadata = line.Start("METADATA"u8);
        metadata.Param(happened.Target);
        metadata.Param(happened.Key);
        metadata.Param("*");
        if (happened.Value is not null)
            metadata.Trailing(happened.Value);
        metadata.End();
    }

    protected override void Classic(MetadataChanged happened, View view, ClassicLine line)
    {
    }
}
