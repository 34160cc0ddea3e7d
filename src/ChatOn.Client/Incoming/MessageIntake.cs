using System.Text;
using ChatOn.Client.Events;
using ChatOn.Client.State;
using ChatOn.Protocol;

namespace ChatOn.Client.Incoming;

/// <summary>Takes messages, of one line or several, new or old, one's own or others'.</summary>
internal sealed class MessageIntake(ClientSession session)
{
    private ClientState State => session.State;

    /// <param name="line">The message, or the line that began it.</param>
    /// <param name="target">As it came: a room, perhaps with the sign of a rank, or a nickname.</param>
    public void Take(IncomingLine line, string target, string text, bool isNotice)
    {
        var isOwn = State.IsMe(line.Nick);
        if (isOwn && session.Outbox.TryConfirm(line.Label, line.ClientId, target, text, line.Id, line.Time))
            return;
        if (!TryReadKind(ref text, isNotice, out var kind) || Place(line, State.WithoutRanks(target), text, isOwn, isNotice) is not { } conversation)
            return;
        var message = new Message
        {
            Id = line.Id,
            ClientId = line.ClientId,
            Time = line.Time,
            Sender = line.Nick,
            Account = line.Account,
            Text = text,
            Kind = kind,
            IsOwn = isOwn,
            IsHistory = line.IsHistory,
            ReplyTo = line.Tag("+reply"u8) ?? line.Tag("+draft/reply"u8),
            IsMention = !isOwn && Mentions.Has(text, State.Nick),
        };
        Add(conversation, message);
    }

    /// <summary>Tells of a message that was held back.</summary>
    public void Announce(Conversation conversation, Message message)
    {
        message.IsAnnounced = true;
        session.Raise(new MessageAdded(conversation, message));
    }

    private void Add(Conversation conversation, Message message)
    {
        conversation.StopTyping(message.Sender);
        if (!conversation.Timeline.TryAdd(message))
            return;
        conversation.Count(message);
        if (message.IsHistory)
            session.History.Added(conversation);
        if (session.History.IsLoadingOlder(conversation) && message.IsHistory)
        {
            message.IsAnnounced = true;
            return;
        }

        conversation.Saw(message.Time);
        // What came meanwhile waits for what was missed, so that who prints lines prints them in order.
        if (!conversation.IsCatchingUp)
            Announce(conversation, message);
    }

    private Conversation? Place(IncomingLine line, string target, string text, bool isOwn, bool isNotice)
    {
        if (State.IsRoomName(target))
            return State.FindRoom(target);
        var other = isOwn ? target : line.Nick;
        if (!isNotice && !line.From.IsServer && other.Length > 0)
            return session.OpenConversation(other);
        // Notices of servers and services are answers, unless somebody talks with them.
        if (State.Find(other) is DirectConversation open)
            return open;
        if (!line.IsHistory)
            session.Raise(new ServerSaid("NOTICE", line.From.IsServer || line.Nick.Length == 0 ? text : $"{line.Nick}: {text}", session.Origins.Of(line)?.Name, IsError: false));
        return null;
    }

    /// <summary>False for CTCP that is no action: a client without a person answers none.</summary>
    private static bool TryReadKind(ref string text, bool isNotice, out MessageKind kind)
    {
        kind = isNotice ? MessageKind.Notice : MessageKind.Said;
        var bytes = Encoding.UTF8.GetBytes(text);
        if (FormattedText.IsCtcp(bytes))
            return false;
        if (FormattedText.TryGetAction(bytes, out var words))
            (kind, text) = (MessageKind.Action, Encoding.UTF8.GetString(words));
        return true;
    }
}
