using ChatOn.Client.Events;
using ChatOn.Client.State;

namespace ChatOn.Client.Incoming;

/// <summary><c>JOIN room [account :realname]</c></summary>
internal sealed class JoinHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        if (session.State.IsMe(line.Nick))
            Enter(line);
        if (session.State.FindRoom(line[0]) is not { IsJoined: true } room || room.Enter(line.Nick) is not { } member)
            return;
        (member.User, member.Host) = (line.From.User, line.From.Host);
        if (line.Count > 2)
            (member.Account, member.RealName) = (line[1] == "*" ? null : line[1], line[2]);
        room.Saw(line.Time);
        session.Raise(new MembersChanged(room, line.Nick, MemberChange.Joined, null, null));
    }

    private void Enter(IncomingLine line)
    {
        session.State.Mask = line.From.ToString();
        if (!session.State.IsRoomName(line[0]) || session.OpenConversation(line[0]) is not Room room)
            return;
        room.Leave();
        (room.IsJoined, room.IsWanted) = (true, true);
        session.Send("MODE", room.Name);
        session.History.CatchUp(room);
    }
}
