using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Info;

/// <summary><c>MOTD [server]</c> — https://modern.ircdocs.horse/#motd-message</summary>
internal sealed class MotdCommand(ServerInfo info) : ICommand
{
    public static CommandSpec Spec { get; } = new("MOTD", "MOTD [server]", "Shows the message of the day");

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        if (ServerTarget.IsThis(context, message.Text(0)))
            info.SendMotd(context);
        return ValueTask.CompletedTask;
    }
}
