using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary><c>CHGHOST user host</c> to those with chghost — https://ircv3.net/specs/extensions/chghost</summary>
internal sealed class HostChangedRenderer : EventRenderer<HostChanged>
{
    public override CapabilitySet Looks { get; } = new(Capability.Chghost, Capability.ExtendedMonitor);

    protected override void Irc(HostChanged happened, View view, IrcLine line)
    {
        if (!view.Wants(Capability.Chghost))
            return;
        var chghost = line.Start("CHGHOST"u8);
        chghost.Param(happened.NewUsername);
        chghost.Param(happened.NewHost);
        chghost.End();
    }

    protected override void Classic(HostChanged happened, View view, ClassicLine line) =>
        line.Notice($"{happened.Who.Nick} is now {happened.Who.Nick}!{happened.NewUsername}@{happened.NewHost}");
}
