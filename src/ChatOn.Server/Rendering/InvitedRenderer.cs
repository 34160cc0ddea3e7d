using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary><c>INVITE nick room</c>, to the invited and, with invite-notify, to the room — https://ircv3.net/specs/extensions/invite-notify</summary>
internal sealed class InvitedRenderer : EventRenderer<Invited>
{
    public override CapabilitySet Looks { get; } = new(Capability.InviteNotify);

    protected override void Irc(Invited happened, View view, IrcLine line)
    {
        if (happened.IsNotice && !view.Capabilities.Has(Capability.InviteNotify))
            return;
        var invite = line.Start("INVITE"u8);
        invite.Param(happened.Nick);
        invite.Param(happened.Room);
        invite.End();
    }

    protected override void Classic(Invited happened, View view, ClassicLine line) =>
        line.Notice($"{happened.Who.Nick} invites {happened.Nick} to {happened.Room}");
}
