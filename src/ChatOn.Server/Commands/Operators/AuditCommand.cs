using ChatOn.Protocol;
using ChatOn.Server.Services;

namespace ChatOn.Server.Commands.Operators;

/// <summary><c>AUDIT [count] [word...]</c>: the command of OperServ of that name.</summary>
internal sealed class AuditCommand(ServiceRunner services) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "AUDIT", "AUDIT [count] [word...]",
        "Shows what operators of the server and of rooms have done")
    {
        Needs = Privilege.Audit,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message) =>
        services.RunAsync(Service.Operators, context, string.Join(' ', Enumerable.Range(0, message.Count).Select(message.Text).Prepend(Spec.Verb)));
}
