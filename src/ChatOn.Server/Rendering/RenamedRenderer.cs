using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary>
/// <c>RENAME old new :reason</c>; who does not know that leaves the old room and comes into the new one, which
/// <see cref="Sessions.RoomRenaming"/> shows (https://ircv3.net/specs/extensions/channel-rename).
/// </summary>
internal sealed class RenamedRenderer : EventRenderer<Renamed>
{
    private static readonly CapabilitySet Seen = new(Capability.ChannelRename);

    public override CapabilitySet Looks => Seen;

    /// <summary>Whether a client knows what RENAME is; people read a line about it.</summary>
    public static bool IsKnownTo(View view) => view.IsClassic || view.Capabilities.Has(Capability.ChannelRename);

    protected override void Irc(Renamed happened, View view, IrcLine line)
    {
        if (!IsKnownTo(view))
            return;
        var rename = line.Start("RENAME"u8);
        rename.Param(happened.OldName);
        rename.Param(happened.Room);
        rename.Trailing(happened.Reason);
        rename.End();
    }

    protected override void Classic(Renamed happened, View view, ClassicLine line) =>
        line.Notice($"{happened.OldName} is called {happened.Room} from now on: {happened.Who.Nick} renamed it"
            + (happened.Reason.Length == 0 ? "" : $" ({happened.Reason})"));
}
