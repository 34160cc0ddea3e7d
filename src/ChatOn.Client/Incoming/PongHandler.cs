namespace ChatOn.Client.Incoming;

/// <summary><c>PONG server token</c></summary>
internal sealed class PongHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        session.KeepAlive.Ponged(line.Last);
        session.Outbox.Ponged(line.Last);
    }
}
