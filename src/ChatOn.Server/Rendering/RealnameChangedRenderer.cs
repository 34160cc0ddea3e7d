using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary><c>SETNAME :realname</c> to those with setname — https://ircv3.net/specs/extensions/setname</summary>
internal sealed class RealnameChangedRenderer : EventRenderer<RealnameChanged>
{
    public override CapabilitySet Looks { get; } = new(Capability.Setname, Capability.ExtendedMonitor);

    protected override void Irc(RealnameChanged happened, View view, IrcLine line)
    {
        if (!view.Wants(Capability.Setname))
            return;
        var setname = line.Start("SETNAME"u8);
        setname.Trailing(happened.Realname);
        setname.End();
    }

    protected override void Classic(RealnameChanged happened, View view, ClassicLine line) =>
        line.Notice($"{happened.Who.Nick} now gives the name {happened.Realname}");
}
