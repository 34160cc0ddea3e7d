using ChatOn.Client.Events;

namespace ChatOn.Client.Incoming;

/// <summary><c>INVITE nick room</c></summary>
internal sealed class InviteHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        if (session.State.IsMe(line[0]))
            session.Raise(new Invited(line[1], line.Nick));
        else if (session.State.FindRoom(line[1]) is { } room)
            session.Raise(new RoomChanged(room, line.Nick, $"{line[0]} is invited"));
    }
}
