using ChatOn.Client.Events;
using ChatOn.Protocol;

namespace ChatOn.Client.Incoming;

/// <summary><c>MARKREAD target [timestamp=...]</c>: https://ircv3.net/specs/extensions/read-marker</summary>
internal sealed class MarkreadHandler(ClientSession session) : IIncomingHandler
{
    private const string Prefix = "timestamp=";

    public void Handle(IncomingLine line)
    {
        if (session.State.Find(line[0]) is not { } conversation || !line[1].StartsWith(Prefix, StringComparison.Ordinal)
            || !ServerTime.TryParse(line[1].AsSpan(Prefix.Length), out var microseconds) || microseconds < 0)
            return;
        var time = DateTimeOffset.UnixEpoch.AddTicks(microseconds * 10);
        if (time <= conversation.ReadUntil)
            return;
        conversation.ReadUntil = time;
        conversation.Recount();
        session.Raise(new ConversationUpdated(conversation));
    }
}
