using ChatOn.Client.State;

namespace ChatOn.Client.Incoming;

/// <summary><c>376</c> and <c>422</c>: all that a server says first is said</summary>
internal sealed class EndOfMotdHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        if (session.State.Phase == ConnectionPhase.Online)
            return;
        session.Enter(ConnectionPhase.Online, $"online as {session.State.Nick}");
        foreach (var room in session.State.Rooms.Where(room => room.IsWanted).ToList())
            session.Join(room.Name, room.Key);
        session.History.CatchUpDirect();
        session.Outbox.Pump();
    }
}
