using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Info;

/// <summary><c>INFO [server]</c> — https://modern.ircdocs.horse/#info-message</summary>
internal sealed class InfoCommand(ServerInfo info) : ICommand
{
    public static CommandSpec Spec { get; } = new("INFO", "INFO", "Tells about the server");

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        if (!ServerTarget.IsThis(context, message.Text(0)))
            return ValueTask.CompletedTask;
        context.ReplyText(Numeric.RplInfo, $"{ServerInfo.Version}, a chat server that any client can join");
        if (context.Options.Description.Length > 0)
            context.ReplyText(Numeric.RplInfo, context.Options.Description);
        context.ReplyText(Numeric.RplInfo, $"Running since {Texts.At(info.StartedAt)}");
        context.Reply(Numeric.RplEndOfInfo);
        return ValueTask.CompletedTask;
    }
}
