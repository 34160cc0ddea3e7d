using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Info;

/// <summary><c>ISUPPORT</c>, also before registration — https://ircv3.net/specs/extensions/extended-isupport</summary>
internal sealed class IsupportCommand(ServerInfo info) : ICommand
{
    public static CommandSpec Spec { get; } = new("ISUPPORT", "ISUPPORT", "Shows what the server supports")
    {
        EarlyWith = Capability.ExtendedIsupport,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        info.SendIsupport(context);
        return ValueTask.CompletedTask;
    }
}
