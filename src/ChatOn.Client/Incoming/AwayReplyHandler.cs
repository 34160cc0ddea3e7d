using ChatOn.Client.Events;
using ChatOn.Client.State;

namespace ChatOn.Client.Incoming;

/// <summary><c>301 nick who :message</c>, <c>305</c> and <c>306</c>: who is away</summary>
internal sealed class AwayReplyHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        if (line.Verb != "301")
        {
            session.State.Away = line.Verb == "306" ? session.State.Away ?? "away" : null;
            session.Raise(new ServerSaid(line.Verb, ReplyWords.Of(line), session.Origins.Of(line)?.Name, IsError: false));
        }
        else if (session.State.Find(line[1]) is DirectConversation direct && direct.Away != line[2])
        {
            direct.Away = line[2];
            session.Raise(new ServerSaid("301", $"{line[1]} is away: {line[2]}", direct.Name, IsError: false));
        }
    }
}
