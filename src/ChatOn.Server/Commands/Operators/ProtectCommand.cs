using ChatOn.Protocol;
using ChatOn.Server.Services;

namespace ChatOn.Server.Commands.Operators;

/// <summary><c>PROTECT [off|slow|registered [duration]]</c>: the command of OperServ of that name.</summary>
internal sealed class ProtectCommand(ServiceRunner services) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "PROTECT", "PROTECT [off|slow|registered [duration]]",
        "Slows guests down or keeps them out, for a while")
    {
        Needs = Privilege.Protect,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message) =>
        services.RunAsync(Service.Operators, context, string.Join(' ', Enumerable.Range(0, message.Count).Select(message.Text).Prepend(Spec.Verb)));
}
