using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary><c>WALLOPS :text</c></summary>
internal sealed class WallopsSentRenderer : EventRenderer<WallopsSent>
{
    protected override void Irc(WallopsSent happened, View view, IrcLine line)
    {
        var wallops = line.Start("WALLOPS"u8);
        wallops.Trailing(happened.Text);
        wallops.End();
    }

    protected override void Classic(WallopsSent happened, View view, ClassicLine line) =>
        line.Notice($"{happened.Who.Nick} to all: {happened.Text}");
}
