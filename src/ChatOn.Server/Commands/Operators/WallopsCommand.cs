using ChatOn.Protocol;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Operators;

/// <summary><c>WALLOPS :text</c>, to operators and to all with +w — https://modern.ircdocs.horse/#wallops-message</summary>
internal sealed class WallopsCommand : ICommand
{
    public static CommandSpec Spec { get; } = new("WALLOPS", "WALLOPS :text", "Says something to operators and to all with mode +w")
    {
        MinParameters = 1,
        Needs = Privilege.Wallops,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        if (message[0].IsEmpty)
        {
            context.Refuse(Numeric.ErrNeedMoreParams, Spec.Verb);
            return ValueTask.CompletedTask;
        }

        var wallops = new WallopsSent(context.User.Origin, context.Now, message.Text(0));
        User[] readers = [.. context.World.Users.Where(user => (user.Modes & (UserModes.Wallops | UserModes.Operator)) != 0)];
        context.Router.ToUsers(wallops, new Fanout { By = context }, readers);
        return ValueTask.CompletedTask;
    }
}
