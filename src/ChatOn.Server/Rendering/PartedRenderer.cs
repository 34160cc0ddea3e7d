using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary><c>PART room [:reason]</c></summary>
internal sealed class PartedRenderer : EventRenderer<Parted>
{
    protected override void Irc(Parted happened, View view, IrcLine line)
    {
        var part = line.Start("PART"u8);
        part.Param(happened.Room);
        if (happened.Reason is not null)
            part.Trailing(happened.Reason);
        part.End();
    }

    protected override void Classic(Parted happened, View view, ClassicLine line) =>
        line.Write($"{Mark(happened, view)}{happened.Who.Nick} left the Chat!");
}
