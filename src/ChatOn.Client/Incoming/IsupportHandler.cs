namespace ChatOn.Client.Incoming;

/// <summary><c>005 nick tokens :text</c></summary>
internal sealed class IsupportHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        for (var i = 1; i < line.Count - 1; i++)
            session.State.ReadIsupport(line[i]);
    }
}
