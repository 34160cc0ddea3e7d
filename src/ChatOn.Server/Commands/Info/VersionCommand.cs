using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Info;

/// <summary><c>VERSION [server]</c> — https://modern.ircdocs.horse/#version-message</summary>
internal sealed class VersionCommand(ServerInfo info) : ICommand
{
    public static CommandSpec Spec { get; } = new("VERSION", "VERSION [server]", "Tells the version and what the server supports");

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        if (!ServerTarget.IsThis(context, message.Text(0)))
            return ValueTask.CompletedTask;
        context.ReplyText(Numeric.RplVersion, context.Options.Description, ServerInfo.Version, context.Options.ServerName);
        info.SendIsupport(context);
        return ValueTask.CompletedTask;
    }
}
