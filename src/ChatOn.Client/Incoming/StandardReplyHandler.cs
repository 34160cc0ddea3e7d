using ChatOn.Client.Events;

namespace ChatOn.Client.Incoming;

/// <summary><c>FAIL|WARN|NOTE verb code [context] :text</c>: https://ircv3.net/specs/extensions/standard-replies</summary>
internal sealed class StandardReplyHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        var (isError, context) = (line.Verb == "FAIL", line.Count > 3 ? line[2] : null);
        if (isError && line[0] == "CHATHISTORY" && session.History.TryFail(line.Label, line.Count > 4 ? line[3] : context))
            return;
        if (isError && line[0] is ("PRIVMSG" or "NOTICE" or "BATCH") && session.Outbox.TryFail(line.Label, context, line.Last))
            return;
        session.Raise(new ServerSaid(line[1], ReplyWords.Of(line), session.Origins.Of(line)?.Name ?? context, isError));
    }
}
