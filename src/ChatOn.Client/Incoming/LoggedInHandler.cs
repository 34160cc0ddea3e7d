using ChatOn.Client.Events;

namespace ChatOn.Client.Incoming;

/// <summary><c>900 nick mask account :text</c> and <c>901</c></summary>
internal sealed class LoggedInHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        session.State.Account = line.Verb == "900" ? line[2] : null;
        session.Raise(new ServerSaid(line.Verb, ReplyWords.Of(line), session.Origins.Of(line)?.Name, IsError: false));
    }
}
