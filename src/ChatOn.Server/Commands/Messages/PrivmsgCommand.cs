using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Commands.Messages;

/// <summary><c>PRIVMSG target{,target} :text</c> — https://modern.ircdocs.horse/#privmsg-message</summary>
internal sealed class PrivmsgCommand(Messaging messaging) : ICommand
{
    public static CommandSpec Spec { get; } = new("PRIVMSG", "PRIVMSG target{,target} :text", "Says something to rooms and people");

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        if (message.Count == 0)
            context.ReplyText(Numeric.ErrNoRecipient, $"No recipient given ({Spec.Verb})");
        else if (message[1].IsEmpty)
            context.Refuse(Numeric.ErrNoTextToSend);
        else
            return messaging.SendAsync(context, message, MessageKind.Privmsg);
        return ValueTask.CompletedTask;
    }
}
