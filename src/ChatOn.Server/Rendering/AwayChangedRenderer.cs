using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary><c>AWAY [:message]</c> to those with away-notify — https://ircv3.net/specs/extensions/away-notify</summary>
internal sealed class AwayChangedRenderer : EventRenderer<AwayChanged>
{
    public override CapabilitySet Looks { get; } = new(Capability.AwayNotify, Capability.ExtendedMonitor);

    protected override void Irc(AwayChanged happened, View view, IrcLine line)
    {
        if (view.IsOrigin || !view.Wants(Capability.AwayNotify))
            return;
        var away = line.Start("AWAY"u8);
        if (happened.Message is not null)
            away.Trailing(happened.Message);
        away.End();
    }

    protected override void Classic(AwayChanged happened, View view, ClassicLine line) =>
        line.Notice(happened.Message is null ? $"{happened.Who.Nick} is back" : $"{happened.Who.Nick} is away: {happened.Message}");
}
