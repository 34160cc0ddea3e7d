using ChatOn.Protocol;
using ChatOn.Server.Services;

namespace ChatOn.Server.Commands.Accounts;

/// <summary><c>NICKSERV command ...</c>: what would be written to NickServ in private, which nobody else can take the name of.</summary>
internal sealed class NickservCommand(ServiceRunner services) : ICommand
{
    public static CommandSpec Spec { get; } = new("NICKSERV", "NICKSERV command ...", "Commands about accounts; NICKSERV HELP lists them");

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message) =>
        services.RunAsync(Service.Accounts, context, string.Join(' ', Enumerable.Range(0, message.Count).Select(message.Text)));
}
