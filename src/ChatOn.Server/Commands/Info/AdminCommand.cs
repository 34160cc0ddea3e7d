using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Info;

/// <summary><c>ADMIN [server]</c> — https://modern.ircdocs.horse/#admin-message</summary>
internal sealed class AdminCommand : ICommand
{
    public static CommandSpec Spec { get; } = new("ADMIN", "ADMIN [server]", "Tells who answers for the server");

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        if (!ServerTarget.IsThis(context, message.Text(0)))
            return ValueTask.CompletedTask;
        var admin = context.Options.Admin;
        if (admin.Location.Length + admin.Organization.Length + admin.Email.Length == 0)
        {
            context.Refuse(Numeric.ErrNoAdminInfo, context.Options.ServerName);
            return ValueTask.CompletedTask;
        }

        context.Reply(Numeric.RplAdminMe, context.Options.ServerName);
        context.ReplyText(Numeric.RplAdminLoc1, admin.Location);
        context.ReplyText(Numeric.RplAdminLoc2, admin.Organization);
        context.ReplyText(Numeric.RplAdminEmail, admin.Email);
        return ValueTask.CompletedTask;
    }
}
