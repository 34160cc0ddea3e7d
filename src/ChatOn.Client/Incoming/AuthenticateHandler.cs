namespace ChatOn.Client.Incoming;

/// <summary><c>AUTHENTICATE challenge</c></summary>
internal sealed class AuthenticateHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line) => session.LogIn.Challenged(line[0]);
}
