using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Commands.Users;

/// <summary><c>SETNAME :realname</c> — https://ircv3.net/specs/extensions/setname</summary>
internal sealed class SetnameCommand(BanEnforcement banning, Presence presence) : ICommand
{
    public static CommandSpec Spec { get; } = new("SETNAME", "SETNAME :realname", "Changes your real name");

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var realname = message.Text(0);
        if (string.IsNullOrWhiteSpace(realname) || Encoding.UTF8.GetByteCount(realname) > context.Limits.RealnameBytes)
        {
            context.Fail("INVALID_REALNAME", [], $"A real name is 1 to {context.Limits.RealnameBytes} bytes long");
            return ValueTask.CompletedTask;
        }

        if (banning.RefuseRealname(realname) is { } why)
        {
            context.Fail("CANNOT_CHANGE_REALNAME", [], why);
            return ValueTask.CompletedTask;
        }

        var user = context.User;
        context.World.CallItself(user, realname);
        presence.Save(user);
        context.Router.ToNeighbours(user, new RealnameChanged(user.Origin, context.Now, realname), new Fanout { By = context });
        return ValueTask.CompletedTask;
    }
}
