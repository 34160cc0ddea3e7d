using ChatOn.Client.Events;

namespace ChatOn.Client.Incoming;

/// <summary><c>QUIT [:reason]</c></summary>
internal sealed class QuitHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        foreach (var room in session.State.Rooms.Where(room => room.Leave(line.Nick)).ToList())
            session.Raise(new MembersChanged(room, line.Nick, MemberChange.Quit, null, line[0]));
    }
}
