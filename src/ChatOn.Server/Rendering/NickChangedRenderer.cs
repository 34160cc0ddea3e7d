using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary><c>NICK newnick</c></summary>
internal sealed class NickChangedRenderer : EventRenderer<NickChanged>
{
    protected override void Irc(NickChanged happened, View view, IrcLine line)
    {
        var nick = line.Start("NICK"u8);
        nick.Param(happened.NewNick);
        nick.End();
    }

    protected override void Classic(NickChanged happened, View view, ClassicLine line) =>
        line.Notice($"{happened.Who.Nick} is now called {happened.NewNick}");
}
