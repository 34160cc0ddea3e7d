using ChatOn.Client.Events;

namespace ChatOn.Client.Incoming;

/// <summary><c>366 nick room :text</c></summary>
internal sealed class EndOfNamesHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        if (session.State.FindRoom(line[1]) is { IsJoined: true } room)
            session.Raise(new MembersChanged(room, session.State.Nick, MemberChange.Listed, null, null));
    }
}
