using System.Text;
using ChatOn.Client.State;
using ChatOn.Protocol;

namespace ChatOn.Client.Sending;

/// <summary>What can be done with a message that is there. Each gives, in words, why it cannot be done; null when it is under way.</summary>
public sealed class MessageActions
{
    private readonly ClientSession _session;

    internal MessageActions(ClientSession session) => _session = session;

    /// <summary>Why no message at all can be reacted to now; null when they can.</summary>
    public string? ReactingIsRefused => Refusal(Capability.MessageTags, "this server knows no reactions");

    /// <summary>Why no message at all can be changed now; null when they can.</summary>
    public string? EditingIsRefused => Refusal(Capability.MessageEdit, "this server does not let messages be changed");

    /// <summary>Why no message at all can be taken back now; null when they can.</summary>
    public string? RedactingIsRefused => Refusal(Capability.MessageRedaction, "this server does not let messages be taken back");

    /// <summary>Answers a message; that waits for a connection like all that is said.</summary>
    public string? Reply(Conversation conversation, Message message, string text)
    {
        if (message.Id is null)
            return "this message cannot be answered: the server has given it no id";
        _session.Say(conversation.Name, text, replyTo: message.Id);
        return null;
    }

    /// <summary>Reacts to a message, or takes the same reaction back.</summary>
    public string? React(Conversation conversation, Message message, string reaction)
    {
        if ((ReactingIsRefused ?? WhyNot(message)) is { } reason)
            return reason;
        var hasReacted = message.Reactions.Any(one => one.Text == reaction && _session.State.IsMe(one.Nick));
        _session.Origins.Send(conversation, [new(hasReacted ? "+draft/unreact" : "+draft/react", reaction), new("+reply", message.Id!)], "TAGMSG", conversation.Name);
        return null;
    }

    /// <summary>Changes an own message.</summary>
    public string? Edit(Conversation conversation, Message message, string text)
    {
        if ((EditingIsRefused ?? WhyNot(message)) is { } reason)
            return reason;
        if (!message.IsOwn)
            return "only your own messages can be changed";
        if (text.Contains('\n', StringComparison.Ordinal))
            return "a changed message is one line";
        var most = MessageWriter.MaxBodyBytes - Line.Of("EDITMSG", conversation.Name, message.Id!, "").Length;
        if (Encoding.UTF8.GetByteCount(text.Trim()) is var bytes && bytes > most)
            return $"a changed message has at most {most} bytes, and this one {bytes}: say the rest anew";
        _session.Origins.Send(conversation, [], "EDITMSG", conversation.Name, message.Id!, text.Trim());
        return null;
    }

    /// <summary>Takes a message back.</summary>
    public string? Redact(Conversation conversation, Message message)
    {
        if ((RedactingIsRefused ?? WhyNot(message)) is { } reason)
            return reason;
        _session.Origins.Send(conversation, [], "REDACT", conversation.Name, message.Id!);
        return null;
    }

    /// <summary>Sends an own message that has failed once more. It keeps its id, so that a server that knows such ids says it once.</summary>
    public string? Resend(Conversation conversation, Message message) =>
        _session.Outbox.TryResend(conversation, message) ? null : "only a message that was not sent can be sent again";

    private static string? WhyNot(Message message) =>
        message.Id is null ? "the server has given this message no id" : message.IsRedacted ? "this message was deleted" : null;

    private string? Refusal(Capability needed, string unable)
    {
        if (_session.State.Phase != ConnectionPhase.Online)
            return "that needs a connection, and there is none now: try again when it is back";
        return _session.State.Capabilities.Has(needed) ? null : unable;
    }
}
