using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary><c>MODE room +ov nick nick</c></summary>
internal sealed class RoomModesChangedRenderer : EventRenderer<RoomModesChanged>
{
    protected override void Irc(RoomModesChanged happened, View view, IrcLine line)
    {
        var mode = line.Start("MODE"u8);
        mode.Param(happened.Room);
        foreach (var parameter in happened.Changes.Split(' '))
            mode.Param(parameter);
        mode.End();
    }

    protected override void Classic(RoomModesChanged happened, View view, ClassicLine line) =>
        line.Notice($"{Mark(happened, view)}{happened.Who.Nick} set the modes {happened.Changes}");
}
