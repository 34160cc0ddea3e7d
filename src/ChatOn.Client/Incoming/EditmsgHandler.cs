using ChatOn.Client.Events;

namespace ChatOn.Client.Incoming;

/// <summary><c>EDITMSG target msgid :text</c>: docs/protocol/message-edit.md</summary>
internal sealed class EditmsgHandler(ClientSession session) : IIncomingHandler
{
    public bool TakesHistory => true;

    public void Handle(IncomingLine line)
    {
        var target = session.State.WithoutRanks(line[0]);
        var conversation = session.State.Find(session.State.IsRoomName(target) || session.State.IsMe(line.Nick) ? target : line.Nick);
        if (conversation?.Timeline.Find(line[1]) is not { IsRedacted: false } message || !session.State.Names.Same(message.Sender, line.Nick))
            return;
        conversation.Timeline.ChangeText(message, () => (message.Text, message.IsEdited) = (line[2], true));
        session.Raise(new MessageChanged(conversation, message, MessageChange.Edited));
    }
}
