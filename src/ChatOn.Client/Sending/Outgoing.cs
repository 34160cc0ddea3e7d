using ChatOn.Client.State;

namespace ChatOn.Client.Sending;

/// <summary>Where an own message is.</summary>
internal enum OutgoingStage
{
    /// <summary>Not sent yet: no connection, not in the room, or too many before it.</summary>
    Waiting,

    /// <summary>Sent, and not answered.</summary>
    InFlight,

    /// <summary>Sent on a connection that broke before the answer: it may have arrived.</summary>
    Doubtful,
}

/// <summary>An own message that the server has not confirmed.</summary>
internal sealed class Outgoing(Conversation conversation, Message shown, string clientId)
{
    public Conversation Conversation { get; } = conversation;

    /// <summary>As it stands in the conversation.</summary>
    public Message Shown { get; } = shown;

    public string ClientId { get; } = clientId;

    public OutgoingStage Stage { get; set; }

    /// <summary>The label or the token of the PING that its answer will have.</summary>
    public string Label { get; set; } = "";

    public long SentAt { get; set; }

    public string Verb => Shown.Kind == MessageKind.Notice ? "NOTICE" : "PRIVMSG";

    public string WireText => Shown.Kind == MessageKind.Action ? $"\u0001ACTION {Shown.Text}\u0001" : Shown.Text;
}
