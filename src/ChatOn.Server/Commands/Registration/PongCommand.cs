using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Registration;

/// <summary><c>PONG token</c>, a sign of life: any line is one — https://modern.ircdocs.horse/#pong-message</summary>
internal sealed class PongCommand : ICommand
{
    public static CommandSpec Spec { get; } = new("PONG", "PONG token", "Answers a PING") { Allowed = AllowedWhen.Always, Cost = 0 };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message) => ValueTask.CompletedTask;
}
