using ChatOn.Client.Events;

namespace ChatOn.Client.Incoming;

/// <summary><c>KICK room nick [:reason]</c></summary>
internal sealed class KickHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        if (session.State.FindRoom(line[0]) is not { } room || !room.Leave(line[1]))
            return;
        session.Raise(new MembersChanged(room, line[1], MemberChange.Kicked, line.Nick, line[2]));
        if (!session.State.IsMe(line[1]))
            return;
        room.IsWanted = false;
        room.Leave();
        session.Outbox.Abandon(room, "you were put out of the room");
    }
}
