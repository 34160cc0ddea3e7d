using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary><c>KICK room nick :reason</c></summary>
internal sealed class KickedRenderer : EventRenderer<Kicked>
{
    protected override void Irc(Kicked happened, View view, IrcLine line)
    {
        var kick = line.Start("KICK"u8);
        kick.Param(happened.Room);
        kick.Param(happened.Nick);
        kick.Trailing(happened.Reason);
        kick.End();
    }

    protected override void Classic(Kicked happened, View view, ClassicLine line) =>
        line.Notice($"{happened.Nick} was put out of {happened.Room} by {happened.Who.Nick} ({happened.Reason})");
}
