using ChatOn.Client.Events;

namespace ChatOn.Client.Incoming;

/// <summary><c>REDACT target msgid [:reason]</c>: https://ircv3.net/specs/extensions/message-redaction</summary>
internal sealed class RedactHandler(ClientSession session) : IIncomingHandler
{
    public bool TakesHistory => true;

    public void Handle(IncomingLine line)
    {
        var target = session.State.WithoutRanks(line[0]);
        var conversation = session.State.Find(session.State.IsRoomName(target) || session.State.IsMe(line.Nick) ? target : line.Nick);
        if (conversation?.Timeline.Find(line[1]) is not { IsRedacted: false } message)
            return;
        conversation.Timeline.ChangeText(message, message.Redact);
        session.Raise(new MessageChanged(conversation, message, MessageChange.Redacted));
    }
}
