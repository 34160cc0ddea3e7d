using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary><c>:nick!user@host SETNAME :realname</c> to those with draft/whoami — https://github.com/ircv3/ircv3-specifications/pull/603</summary>
internal sealed class IntroducedRenderer : EventRenderer<Introduced>
{
    private static readonly CapabilitySet Seen = new(Capability.Whoami, Capability.Chghost);

    public override CapabilitySet Looks => Seen;

    protected override void Irc(Introduced happened, View view, IrcLine line)
    {
        if (!view.Capabilities.HasAll(Seen))
            return;
        var setname = line.Start("SETNAME"u8);
        setname.Trailing(happened.Realname);
        setname.End();
    }

    protected override void Classic(Introduced happened, View view, ClassicLine line)
    {
        // A person knows who it is.
    }
}
