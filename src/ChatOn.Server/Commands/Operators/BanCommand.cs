using ChatOn.Protocol;
using ChatOn.Server.Services;

namespace ChatOn.Server.Commands.Operators;

/// <summary><c>BAN ADD [NOW] [FORCE] [duration] pattern [reason] | DEL pattern|id | LIST [mask] | EXPORT</c>: the command of OperServ of that name.</summary>
internal sealed class BanCommand(ServiceRunner services) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "BAN", "BAN ADD [NOW] [FORCE] [duration] pattern [reason] | DEL pattern|id | LIST [mask] | EXPORT",
        "Keeps out addresses, networks, accounts, nicknames and realnames")
    {
        Needs = Privilege.Ban,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message) =>
        services.RunAsync(Service.Operators, context, string.Join(' ', Enumerable.Range(0, message.Count).Select(message.Text).Prepend(Spec.Verb)));
}
