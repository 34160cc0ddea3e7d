using ChatOn.Client.Events;
using ChatOn.Client.State;
using ChatOn.Protocol;

namespace ChatOn.Client.Sending;

/// <summary>
/// Own messages until the server has confirmed them: by their echo, or where there are no echoes by the answer to a PING behind them. What was
/// sent on a connection that broke is sent again only when the history proves that it has not arrived; docs/protocol/client-id.md.
/// </summary>
internal sealed class Outbox(ClientSession session)
{
    private const int MostInFlight = 8;
    private const string PingPrefix = "said-";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly List<Outgoing> _messages = [];
    private readonly Composer _composer = new(session);

    /// <summary>How many messages are not confirmed.</summary>
    public int Count => _messages.Count;

    private bool HasEcho => session.State.Capabilities.Has(Capability.EchoMessage);

    /// <summary>Says something as soon as it can be said.</summary>
    /// <returns>The messages it became.</returns>
    public IReadOnlyList<Message> Say(Conversation conversation, string text, MessageKind kind, string? replyTo)
    {
        List<Message> said = [];
        session.TypingSender.Said(conversation);
        foreach (var piece in _composer.Messages(conversation.Name, text, kind))
        {
            var message = new Message
            {
                Sender = session.State.Nick,
                Account = session.State.Account,
                Text = piece,
                Kind = kind,
                IsOwn = true,
                ReplyTo = replyTo,
                ClientId = session.NewId(),
                Status = MessageStatus.Sending,
                Time = NextTime(conversation),
                IsAnnounced = true,
            };
            said.Add(message);
            conversation.Timeline.TryAdd(message);
            session.Raise(new MessageAdded(conversation, message));
            var outgoing = new Outgoing(conversation, message, message.ClientId);
            if (_messages.Count >= session.Options.Limits.Outbox)
                Fail(outgoing, "too many messages are waiting to be sent");
            else
                _messages.Add(outgoing);
        }

        Pump();
        return said;
    }

    /// <summary>Sends what can be sent, in order in each conversation.</summary>
    public void Pump()
    {
        if (session.State.Phase != ConnectionPhase.Online)
            return;
        var inFlight = _messages.Count(message => message.Stage == OutgoingStage.InFlight);
        HashSet<Conversation> held = [];
        foreach (var message in _messages)
        {
            if (inFlight >= MostInFlight)
                return;
            if (message.Stage == OutgoingStage.InFlight || held.Contains(message.Conversation))
                continue;
            if (message.Stage == OutgoingStage.Waiting && message.Conversation is { IsOpen: true, IsCatchingUp: false })
            {
                Send(message);
                inFlight++;
            }
            else
            {
                held.Add(message.Conversation);
            }
        }
    }

    /// <summary>The connection is gone: nobody knows what has arrived of what was not confirmed.</summary>
    public void Disconnected()
    {
        foreach (var message in _messages.Where(message => message.Stage == OutgoingStage.InFlight))
            message.Stage = OutgoingStage.Doubtful;
    }

    /// <summary>Whether there is something of which it must be found out whether it has arrived.</summary>
    public bool HasDoubts(Conversation conversation) => _messages.Exists(message => message.Conversation == conversation && message.Stage == OutgoingStage.Doubtful);

    /// <summary>What was missed in a conversation has been read, as far as it could be; what was found in it is confirmed already.</summary>
    /// <param name="isComplete">Whether all was read, so that what is not in it was not said.</param>
    public void CaughtUp(Conversation conversation, bool isComplete)
    {
        foreach (var message in _messages.Where(message => message.Conversation == conversation && message.Stage == OutgoingStage.Doubtful).ToList())
        {
            if (isComplete && session.State.Capabilities.Has(Capability.ClientId))
                message.Stage = OutgoingStage.Waiting;
            else
                Fail(message, "the connection broke, and it is not known whether this arrived", isUncertain: true);
        }

        Pump();
    }

    /// <summary>Something of one's own has come back: finds out whether it was sent from here.</summary>
    public bool TryConfirm(string? label, string? clientId, string target, string text, string? id, DateTimeOffset time)
    {
        var message = _messages.Find(one => one.Stage == OutgoingStage.InFlight && label is not null && one.Label == label)
            ?? _messages.Find(one => clientId is not null && one.ClientId == clientId)
            ?? (label is null && clientId is null && HasEcho ? _messages.Find(one => IsEcho(one, target, text)) : null);
        if (message is null)
            return false;
        Confirm(message, id, time);
        return true;
    }

    /// <summary>All before this PING was handled.</summary>
    public void Ponged(string token)
    {
        if (!token.StartsWith(PingPrefix, StringComparison.Ordinal))
            return;
        if (_messages.Find(one => one.Stage == OutgoingStage.InFlight && PingPrefix + one.Label == token) is { } message)
            Confirm(message, null, message.Shown.Time);
    }

    /// <summary>The server has refused something.</summary>
    /// <returns>Whether it was a message of the outbox.</returns>
    public bool TryFail(string? label, string? target, string reason)
    {
        var message = label is not null
            ? _messages.Find(one => one.Stage == OutgoingStage.InFlight && one.Label == label)
            : _messages.Find(one => one.Stage == OutgoingStage.InFlight && session.State.Names.Same(one.Conversation.Name, target));
        if (message is null)
            return false;
        Fail(message, reason);
        Pump();
        return true;
    }

    /// <summary>Sends a message that has failed once more, as the last.</summary>
    /// <returns>False when it has not failed, or too many are waiting.</returns>
    public bool TryResend(Conversation conversation, Message message)
    {
        if (message is not { IsOwn: true, Status: MessageStatus.Failed, ClientId: { } clientId } || _messages.Count >= session.Options.Limits.Outbox)
            return false;
        (message.Status, message.Failure, message.IsUncertain) = (MessageStatus.Sending, null, false);
        conversation.Timeline.Confirm(message, message.Id, NextTime(conversation));
        _messages.Add(new Outgoing(conversation, message, clientId));
        session.Raise(new MessageChanged(conversation, message, MessageChange.Resent));
        Pump();
        return true;
    }

    /// <summary>Nothing more can be said there.</summary>
    public void Abandon(Conversation conversation, string reason)
    {
        foreach (var message in _messages.Where(one => one.Conversation == conversation).ToList())
            Fail(message, reason);
    }

    public void Tick()
    {
        foreach (var message in _messages.Where(one => one.Stage == OutgoingStage.InFlight && session.Time.GetElapsedTime(one.SentAt) > Patience).ToList())
            Fail(message, "the server has not answered, and it is not known whether this arrived", isUncertain: true);
        Pump();
    }

    private void Send(Outgoing message)
    {
        message.Label = session.NextLabel();
        message.SentAt = session.Time.GetTimestamp();
        message.Stage = OutgoingStage.InFlight;
        foreach (var line in _composer.Lines(message))
            session.Send(line);
        if (!HasEcho)
            session.Send("PING", PingPrefix + message.Label);
    }

    private void Confirm(Outgoing message, string? id, DateTimeOffset time)
    {
        _messages.Remove(message);
        message.Shown.Status = MessageStatus.Sent;
        message.Conversation.Timeline.Confirm(message.Shown, id, time);
        message.Conversation.Saw(time);
        session.Raise(new MessageChanged(message.Conversation, message.Shown, MessageChange.Sent));
        Pump();
    }

    private void Fail(Outgoing message, string reason, bool isUncertain = false)
    {
        _messages.Remove(message);
        (message.Shown.Status, message.Shown.Failure, message.Shown.IsUncertain) = (MessageStatus.Failed, reason, isUncertain);
        session.Raise(new MessageChanged(message.Conversation, message.Shown, MessageChange.Failed));
    }

    private bool IsEcho(Outgoing message, string target, string text) =>
        message.Stage == OutgoingStage.InFlight && message.WireText == text && session.State.Names.Same(message.Conversation.Name, target);

    // At the end, also where the clocks differ.
    private DateTimeOffset NextTime(Conversation conversation)
    {
        var now = session.Time.GetUtcNow();
        return conversation.Timeline.Last is { } last && last.Time > now ? last.Time : now;
    }
}
