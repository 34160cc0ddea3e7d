namespace ChatOn.Client.Incoming;

/// <summary><c>001 nick :text</c>: we are in</summary>
internal sealed class WelcomeHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        session.State.Nick = line[0].Length > 0 ? line[0] : session.State.Nick;
        session.Negotiation.Welcomed();
    }
}
