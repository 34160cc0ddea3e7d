using ChatOn.Protocol;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Commands.Users;

/// <summary>
/// <c>AWAY [:message]</c> — https://modern.ircdocs.horse/#away-message, https://ircv3.net/specs/extensions/away-notify
/// </summary>
internal sealed class AwayCommand(Presence presence) : ICommand
{
    public static CommandSpec Spec { get; } = new("AWAY", "AWAY [:message]", "Says that you are away, or without a message that you are back");

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var user = context.User;
        var text = message[0].IsEmpty ? null : Texts.Cut(message.Text(0), context.Limits.AwayBytes);
        var isChange = text != user.Away;
        context.World.SetAway(user, text);
        presence.Save(user);
        context.Reply(text is null ? Numeric.RplUnaway : Numeric.RplNowAway);
        if (isChange)
            context.Router.ToNeighbours(user, new AwayChanged(user.Origin, context.Now, text), new Fanout { Except = user.Id });
        return ValueTask.CompletedTask;
    }
}
