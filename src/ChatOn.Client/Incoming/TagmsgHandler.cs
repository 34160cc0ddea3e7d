using ChatOn.Client.Events;
using ChatOn.Client.State;

namespace ChatOn.Client.Incoming;

/// <summary><c>TAGMSG target</c>: reactions and typing. https://ircv3.net/specs/client-tags/react, https://ircv3.net/specs/client-tags/typing</summary>
internal sealed class TagmsgHandler(ClientSession session) : IIncomingHandler
{
    private static readonly TimeSpan ActiveFor = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan PausedFor = TimeSpan.FromSeconds(30);

    public bool TakesHistory => true;

    public void Handle(IncomingLine line)
    {
        var isOwn = session.State.IsMe(line.Nick);
        var target = session.State.WithoutRanks(line[0]);
        if (session.State.Find(session.State.IsRoomName(target) || isOwn ? target : line.Nick) is not { } conversation)
            return;
        if (line.Tag("+draft/react"u8) is { } reaction)
            React(line, conversation, reaction, isTakenBack: false);
        else if (line.Tag("+draft/unreact"u8) is { } former)
            React(line, conversation, former, isTakenBack: true);
        if (!isOwn && !line.IsHistory && line.Tag("+typing"u8) is { } typing)
            Type(line, conversation, typing);
    }

    private void React(IncomingLine line, Conversation conversation, string reaction, bool isTakenBack)
    {
        if (conversation.Timeline.Find(line.Tag("+reply"u8) ?? line.Tag("+draft/reply"u8)) is { IsRedacted: false } message
            && message.React(line.Nick, reaction, isTakenBack, session.Options.Limits.Reactions))
            session.Raise(new MessageChanged(conversation, message, MessageChange.Reacted));
    }

    private void Type(IncomingLine line, Conversation conversation, string typing)
    {
        var now = session.Now;
        var hasChanged = typing switch
        {
            "active" => conversation.SetTyping(line.Nick, now + ActiveFor, session.Options.Limits.Typing),
            "paused" => conversation.SetTyping(line.Nick, now + PausedFor, session.Options.Limits.Typing),
            _ => conversation.StopTyping(line.Nick),
        };
        if (hasChanged)
            session.Raise(new ConversationUpdated(conversation));
    }
}
