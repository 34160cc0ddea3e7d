using ChatOn.Client.Events;
using ChatOn.Client.State;

namespace ChatOn.Client.Incoming;

/// <summary><c>MODE target changes arguments</c></summary>
internal sealed class ModeHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        if (session.State.FindRoom(line[0]) is not { } room)
            return;
        var changes = ModeChanges.Read(session.State, line.Rest(1));
        ModeChanges.Apply(room, session.State, changes);
        session.TimedBans.Changed(room, line.Nick, changes);
        if (changes.Count > 0)
            session.Raise(new RoomChanged(room, line.Nick, string.Join(", ", changes.Select(change => ModeWords.Of(change, session.State)))));
    }
}
