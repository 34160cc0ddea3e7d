using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary>
/// <c>JOIN room</c>, with account and realname for extended-join, followed by AWAY for away-notify
/// (https://ircv3.net/specs/extensions/extended-join, https://ircv3.net/specs/extensions/away-notify).
/// </summary>
internal sealed class JoinedRenderer : EventRenderer<Joined>
{
    private static readonly CapabilitySet Seen = new(Capability.ExtendedJoin, Capability.AwayNotify);

    public override CapabilitySet Looks => Seen;

    protected override void Irc(Joined happened, View view, IrcLine line)
    {
        var join = line.Start("JOIN"u8);
        join.Param(happened.Room);
        if (view.Capabilities.Has(Capability.ExtendedJoin))
        {
            join.Param(happened.Who.Account ?? "*");
            join.Trailing(happened.Realname);
        }

        join.End();
        if (happened.Away is null || view.IsOrigin || !view.Capabilities.Has(Capability.AwayNotify))
            return;
        var away = line.Start("AWAY"u8);
        away.Trailing(happened.Away);
        away.End();
    }

    protected override void Classic(Joined happened, View view, ClassicLine line) =>
        line.Write($"{Mark(happened, view)}{happened.Who.Nick} joined the Chat");
}
