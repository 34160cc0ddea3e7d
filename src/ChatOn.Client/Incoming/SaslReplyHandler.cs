namespace ChatOn.Client.Incoming;

/// <summary><c>902</c> to <c>908</c>: how logging in went</summary>
internal sealed class SaslReplyHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        if (line.Verb == "903")
            session.LogIn.Succeeded();
        else if (line.Verb != "908")
            session.LogIn.Refused(line.Last);
    }
}
