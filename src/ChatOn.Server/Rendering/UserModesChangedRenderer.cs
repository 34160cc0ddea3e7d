using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary><c>MODE nick +i</c>, to the user alone</summary>
internal sealed class UserModesChangedRenderer : EventRenderer<UserModesChanged>
{
    protected override void Irc(UserModesChanged happened, View view, IrcLine line)
    {
        var mode = line.Start("MODE"u8);
        mode.Param(happened.Nick);
        mode.Param(happened.Changes);
        mode.End();
    }

    protected override void Classic(UserModesChanged happened, View view, ClassicLine line) =>
        line.Notice($"Your modes: {happened.Changes}");
}
