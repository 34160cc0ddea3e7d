using ChatOn.Protocol;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Commands.Registration;

/// <summary><c>QUIT [:reason]</c> — https://modern.ircdocs.horse/#quit-message</summary>
internal sealed class QuitCommand(Departure departure) : ICommand
{
    public static CommandSpec Spec { get; } = new("QUIT", "QUIT [:reason]", "Leaves the server") { Allowed = AllowedWhen.Always };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        // The prefix keeps people from making their leaving look like the server's doing.
        var reason = Texts.Cut(message.Text(0), context.Limits.KickBytes);
        departure.Cut(context.Session, "Quit: " + reason);
        return ValueTask.CompletedTask;
    }
}
