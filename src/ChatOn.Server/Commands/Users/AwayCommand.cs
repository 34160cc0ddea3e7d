using ChatOn.Protocol;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Commands.Users;

/// <summary>
/// <c>AWAY [:message]</c>, of this client; <c>AWAY *</c> says that nobody is at it, and it may come before registration
/// (https://modern.ircdocs.horse/#away-message, https://ircv3.net/specs/extensions/pre-away).
/// </summary>
internal sealed class AwayCommand(Presence presence) : ICommand
{
    public static CommandSpec Spec { get; } = new("AWAY", "AWAY [:message]", "Says that you are away, or without a message that you are back")
    {
        EarlyWith = Capability.PreAway,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var text = message[0].IsEmpty ? null : Texts.Cut(message.Text(0), context.Limits.AwayBytes);
        context.Session.SayAway(text, context.Clock.NextId());
        context.Reply(text is null ? Numeric.RplUnaway : Numeric.RplNowAway);
        if (context.Session.User is { } user)
            presence.Reckon(user, keepsWords: false);
        return ValueTask.CompletedTask;
    }
}
