namespace ChatOn.Client.Incoming;

/// <summary><c>324 nick room modes arguments</c></summary>
internal sealed class ModeIsHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        if (session.State.FindRoom(line[1]) is { } room)
            ModeChanges.Apply(room, session.State, ModeChanges.Read(session.State, line.Rest(2)));
    }
}
