using ChatOn.Protocol;
using ChatOn.Server.Services;

namespace ChatOn.Server.Commands.Operators;

/// <summary><c>OPERSERV command ...</c>: what would be written to OperServ in private, which nobody else can take the name of.</summary>
internal sealed class OperservCommand(ServiceRunner services) : ICommand
{
    public static CommandSpec Spec { get; } = new("OPERSERV", "OPERSERV command ...", "Commands for operators; OPERSERV HELP lists them");

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message) =>
        services.RunAsync(Service.Operators, context, string.Join(' ', Enumerable.Range(0, message.Count).Select(message.Text)));
}
