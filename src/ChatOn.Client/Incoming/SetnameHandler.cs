using ChatOn.Client.State;

namespace ChatOn.Client.Incoming;

/// <summary><c>SETNAME :realname</c>: https://ircv3.net/specs/extensions/setname</summary>
internal sealed class SetnameHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        foreach (var member in session.State.Rooms.Select(room => room.Find(line.Nick)).OfType<Member>())
            member.RealName = line[0];
    }
}
