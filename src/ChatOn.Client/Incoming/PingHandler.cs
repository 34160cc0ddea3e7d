namespace ChatOn.Client.Incoming;

/// <summary><c>PING token</c></summary>
internal sealed class PingHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line) => session.Send("PONG", line.Last);
}
