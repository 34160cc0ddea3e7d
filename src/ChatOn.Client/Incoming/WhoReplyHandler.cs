using ChatOn.Client.Events;

namespace ChatOn.Client.Incoming;

/// <summary><c>352 nick room user host server nick flags :hops realname</c>, with G in the flags of who is away, and <c>315 nick room :text</c>; shown when a person has asked</summary>
internal sealed class WhoReplyHandler(ClientSession session, NumericHandler otherwise) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        if (session.State.FindRoom(line[1]) is not { IsWhoOpen: true } room)
        {
            otherwise.Handle(line);
            return;
        }

        if (line.Verb == "315")
        {
            room.IsWhoOpen = false;
            session.Raise(new MembersChanged(room, session.State.Nick, MemberChange.Listed, null, null));
        }
        else if (room.Find(line[5]) is { } member)
        {
            member.IsAway = line[6].StartsWith('G');
            (member.User, member.Host) = (line[2], line[3]);
        }
    }
}
