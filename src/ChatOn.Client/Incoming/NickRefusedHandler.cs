using ChatOn.Client.Events;

namespace ChatOn.Client.Incoming;

/// <summary><c>431, 432, 433, 436, 437</c>: a nickname is taken or not allowed</summary>
internal sealed class NickRefusedHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        if (!session.NickKeeper.Refused(line.Last))
            session.Raise(new ServerSaid(line.Verb, ReplyWords.Of(line), session.Origins.Of(line)?.Name, IsError: true));
    }
}
