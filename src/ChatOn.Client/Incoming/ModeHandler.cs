using ChatOn.Client.Events;

namespace ChatOn.Client.Incoming;

/// <summary><c>MODE target changes arguments</c></summary>
internal sealed class ModeHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        if (session.State.FindRoom(line[0]) is not { } room)
            return;
        ModeChanges.Apply(room, session.State, [.. Enumerable.Range(1, Math.Max(0, line.Count - 1)).Select(i => line[i])]);
        session.Raise(new RoomChanged(room, line.Nick, $"mode {line.Words(1)}"));
    }
}
