using ChatOn.Client.Events;
using ChatOn.Protocol;

namespace ChatOn.Client.Incoming;

/// <summary><c>366 nick room :text</c>; a small room is then asked who is away</summary>
internal sealed class EndOfNamesHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        if (session.State.FindRoom(line[1]) is not { IsJoined: true } room)
            return;
        session.Raise(new MembersChanged(room, session.State.Nick, MemberChange.Listed, null, null));
        // Only where changes are told later, for else it would soon be wrong.
        if (room.IsWhoOpen is not null || !session.State.Capabilities.Has(Capability.AwayNotify) || room.Members.Count > session.Options.Limits.AskedMembers)
            return;
        room.IsWhoOpen = true;
        session.Send("WHO", room.Name);
    }
}
