using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary><c>PERSISTENCE STATUS wanted effective</c>, to who asks and to those with draft/persistence — https://github.com/ircv3/ircv3-specifications/pull/503</summary>
internal sealed class PersistenceToldRenderer : EventRenderer<PersistenceTold>
{
    private static readonly CapabilitySet Seen = new(Capability.Persistence);

    public override CapabilitySet Looks => Seen;

    protected override void Irc(PersistenceTold happened, View view, IrcLine line)
    {
        if (!view.IsOrigin && !view.Capabilities.Has(Capability.Persistence))
            return;
        var status = line.Start("PERSISTENCE"u8);
        status.Param("STATUS");
        status.Param(happened.Wanted switch { true => "ON", false => "OFF", null => "DEFAULT" });
        status.Param(happened.Stays ? "ON" : "OFF");
        status.End();
    }

    protected override void Classic(PersistenceTold happened, View view, ClassicLine line)
    {
        // A person asks NickServ, which answers.
    }
}
