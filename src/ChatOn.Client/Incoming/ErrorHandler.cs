using ChatOn.Client.Events;

namespace ChatOn.Client.Incoming;

/// <summary><c>ERROR :reason</c>: the server ends the connection</summary>
internal sealed class ErrorHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        // Whoever leaves is told goodbye by an ERROR.
        if (session.IsOver)
            return;
        session.Raise(new ServerSaid("ERROR", line.Last, null, IsError: true));
        session.End($"the server has ended the connection: {line.Last}", isOver: false);
    }
}
