using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary><c>KILL nick :comment</c>, to the one who is put out. A person at a classic client is told by the closing itself.</summary>
internal sealed class KilledRenderer : EventRenderer<Killed>
{
    protected override void Irc(Killed happened, View view, IrcLine line)
    {
        var kill = line.Start("KILL"u8);
        kill.Param(happened.Nick);
        kill.Trailing(happened.Comment);
        kill.End();
    }

    protected override void Classic(Killed happened, View view, ClassicLine line)
    {
    }
}
