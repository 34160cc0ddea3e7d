using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Commands.Messages;

/// <summary><c>NOTICE target{,target} :text</c> — https://modern.ircdocs.horse/#notice-message</summary>
internal sealed class NoticeCommand(Messaging messaging) : ICommand
{
    public static CommandSpec Spec { get; } = new("NOTICE", "NOTICE target{,target} :text", "Says something to rooms and people");

    // Not even a missing target or text is answered: nobody may be drawn into a loop of automatic replies.
    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message) =>
        message[0].IsEmpty || message[1].IsEmpty ? ValueTask.CompletedTask : messaging.SendAsync(context, message, MessageKind.Notice);
}
