using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Info;

/// <summary><c>TIME [server]</c> — https://modern.ircdocs.horse/#time-message</summary>
internal sealed class TimeCommand : ICommand
{
    public static CommandSpec Spec { get; } = new("TIME", "TIME [server]", "Tells the server's time");

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        if (ServerTarget.IsThis(context, message.Text(0)))
            context.ReplyText(Numeric.RplTime, Texts.At(context.Now), context.Options.ServerName);
        return ValueTask.CompletedTask;
    }
}
