using ChatOn.Client.Events;
using ChatOn.Client.State;

namespace ChatOn.Client.Incoming;

/// <summary><c>NICK newnick</c></summary>
internal sealed class NickHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        var (state, nick, newNick) = (session.State, line.Nick, line[0]);
        if (nick.Length == 0 || newNick.Length == 0)
            return;
        if (state.IsMe(nick))
            state.Nick = newNick;
        foreach (var room in state.Rooms.Where(room => room.Rename(nick, newNick)).ToList())
            session.Raise(new MembersChanged(room, nick, MemberChange.Renamed, null, newNick));
        if (state.Find(nick) is DirectConversation direct && !state.IsMe(newNick) && state.Rename(direct, newNick))
            session.Raise(new ConversationUpdated(direct));
    }
}
