using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Commands.Messages;

/// <summary><c>TAGMSG target{,target}</c>, tags without text — https://ircv3.net/specs/extensions/message-tags#the-tagmsg-tag-only-message</summary>
internal sealed class TagmsgCommand(Messaging messaging) : ICommand
{
    public static CommandSpec Spec { get; } = new("TAGMSG", "TAGMSG target{,target}", "Sends tags without a text") { MinParameters = 1 };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message) =>
        message.Tags.IsEmpty ? ValueTask.CompletedTask : messaging.SendAsync(context, message, MessageKind.Tagmsg);
}
