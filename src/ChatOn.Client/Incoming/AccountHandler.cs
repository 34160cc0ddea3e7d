using ChatOn.Client.State;

namespace ChatOn.Client.Incoming;

/// <summary><c>ACCOUNT name|*</c>: https://ircv3.net/specs/extensions/account-notify</summary>
internal sealed class AccountHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        var account = line[0] is "*" or "" ? null : line[0];
        if (session.State.IsMe(line.Nick))
            session.State.Account = account;
        foreach (var member in session.State.Rooms.Select(room => room.Find(line.Nick)).OfType<Member>())
            member.Account = account;
    }
}
