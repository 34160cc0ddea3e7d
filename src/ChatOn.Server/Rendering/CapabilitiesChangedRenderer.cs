using ChatOn.Server.Commands;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary>
/// <c>CAP nick NEW :capabilities</c> and <c>CAP nick DEL :capabilities</c> —
/// https://ircv3.net/specs/extensions/capability-negotiation#the-cap-new-subcommand
/// </summary>
internal sealed class CapabilitiesChangedRenderer : EventRenderer<CapabilitiesChanged>
{
    protected override void Irc(CapabilitiesChanged happened, View view, IrcLine line)
    {
        foreach (var names in Texts.Lines(happened.Names, ' '))
        {
            var cap = line.Start("CAP"u8);
            cap.Param(happened.Nick);
            cap.Param(happened.AreGone ? "DEL"u8 : "NEW"u8);
            cap.Trailing(names);
            cap.End();
        }
    }

    protected override void Classic(CapabilitiesChanged happened, View view, ClassicLine line)
    {
    }
}
