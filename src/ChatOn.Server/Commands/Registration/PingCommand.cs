using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Registration;

/// <summary><c>PING token</c>, answered by <c>:server PONG server :token</c> — https://modern.ircdocs.horse/#ping-message</summary>
internal sealed class PingCommand : ICommand
{
    public static CommandSpec Spec { get; } = new("PING", "PING token", "Asks for a sign of life")
    {
        MinParameters = 1,
        Allowed = AllowedWhen.Always,
        Cost = 0.2,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        if (message[0].IsEmpty)
            context.Refuse(Numeric.ErrNoOrigin);
        else
            context.Send("PONG"u8, message.Text(0), context.Options.ServerName);
        return ValueTask.CompletedTask;
    }
}
