using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary><c>QUIT :reason</c></summary>
internal sealed class QuitRenderer : EventRenderer<Quit>
{
    protected override void Irc(Quit happened, View view, IrcLine line)
    {
        var quit = line.Start("QUIT"u8);
        quit.Trailing(happened.Reason);
        quit.End();
    }

    protected override void Classic(Quit happened, View view, ClassicLine line) =>
        line.Write($"{happened.Who.Nick} {(happened.IsPutOut ? "was kicked from the server!" : "left the Chat!")}");
}
