using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary>A gap in the history, marked: some joins, parts or the like could not be stored.</summary>
internal sealed class GapLeftRenderer : EventRenderer<GapLeft>
{
    protected override void Irc(GapLeft happened, View view, IrcLine line)
    {
        var note = line.Start("NOTICE"u8);
        note.Param(happened.Room);
        note.Trailing("Some events here could not be stored");
        note.End();
    }

    protected override void Classic(GapLeft happened, View view, ClassicLine line) =>
        line.Notice($"{Mark(happened, view)}Some events here could not be stored");
}
