using ChatOn.Client.Events;
using ChatOn.Client.State;

namespace ChatOn.Client.Incoming;

/// <summary><c>AWAY [:message]</c>: https://ircv3.net/specs/extensions/away-notify</summary>
internal sealed class AwayHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        foreach (var room in session.State.Rooms)
        {
            if (room.Find(line.Nick) is not { } member)
                continue;
            member.IsAway = line[0].Length > 0;
            session.Raise(new MembersChanged(room, line.Nick, MemberChange.Changed, null, null));
        }

        if (session.State.Find(line.Nick) is DirectConversation direct)
            direct.Away = line[0].Length > 0 ? line[0] : null;
    }
}
