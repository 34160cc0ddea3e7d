using ChatOn.Client.State;

namespace ChatOn.Client.Incoming;

/// <summary><c>CHGHOST user host</c>: https://ircv3.net/specs/extensions/chghost</summary>
internal sealed class ChghostHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        foreach (var member in session.State.Rooms.Select(room => room.Find(line.Nick)).OfType<Member>())
            (member.User, member.Host) = (line[0], line[1]);
        if (session.State.IsMe(line.Nick))
            session.State.Mask = $"{line.Nick}!{line[0]}@{line[1]}";
    }
}
