using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Info;

/// <summary><c>LUSERS</c> — https://modern.ircdocs.horse/#lusers-message</summary>
internal sealed class LusersCommand(ServerInfo info) : ICommand
{
    public static CommandSpec Spec { get; } = new("LUSERS", "LUSERS", "Tells how many are here");

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        info.SendLusers(context);
        return ValueTask.CompletedTask;
    }
}
