using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Registration;

/// <summary><c>PASS password</c> — https://modern.ircdocs.horse/#pass-message</summary>
internal sealed class PassCommand : ICommand
{
    public static CommandSpec Spec { get; } = new("PASS", "PASS password", "Gives the server's password")
    {
        MinParameters = 1,
        Allowed = AllowedWhen.Unregistered,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        context.Session.Registration.SetPassword(message.Text(0));
        return ValueTask.CompletedTask;
    }
}
