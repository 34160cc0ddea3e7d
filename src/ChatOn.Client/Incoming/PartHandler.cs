using ChatOn.Client.Events;

namespace ChatOn.Client.Incoming;

/// <summary><c>PART room [:reason]</c></summary>
internal sealed class PartHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        if (session.State.FindRoom(line[0]) is not { } room || !room.Leave(line.Nick))
            return;
        session.Raise(new MembersChanged(room, line.Nick, MemberChange.Parted, null, line[1]));
        if (!session.State.IsMe(line.Nick))
            return;
        room.IsWanted = false;
        room.Leave();
        session.Outbox.Abandon(room, "you have left the room");
    }
}
