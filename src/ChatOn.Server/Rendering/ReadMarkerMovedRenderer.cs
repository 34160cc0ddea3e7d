using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary><c>MARKREAD target timestamp=...</c> to those with draft/read-marker, and to who asked — https://ircv3.net/specs/extensions/read-marker</summary>
internal sealed class ReadMarkerMovedRenderer : EventRenderer<ReadMarkerMoved>
{
    public override CapabilitySet Looks { get; } = new(Capability.ReadMarker);

    protected override void Irc(ReadMarkerMoved happened, View view, IrcLine line)
    {
        if (!view.IsOrigin && !view.Capabilities.Has(Capability.ReadMarker))
            return;
        var marker = line.Start("MARKREAD"u8);
        marker.Param(happened.Target);
        marker.Param(happened.Marker == 0 ? "*" : $"timestamp={ServerTime.Format(happened.Marker)}");
        marker.End();
    }

    protected override void Classic(ReadMarkerMoved happened, View view, ClassicLine line)
    {
    }
}
