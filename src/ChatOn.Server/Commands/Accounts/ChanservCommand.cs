using ChatOn.Protocol;
using ChatOn.Server.Services;

namespace ChatOn.Server.Commands.Accounts;

/// <summary><c>CHANSERV command ...</c>: what would be written to ChanServ in private, which nobody else can take the name of.</summary>
internal sealed class ChanservCommand(ServiceRunner services) : ICommand
{
    public static CommandSpec Spec { get; } = new("CHANSERV", "CHANSERV command ...", "Commands about rooms; CHANSERV HELP lists them");

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message) =>
        services.RunAsync(Service.Rooms, context, string.Join(' ', Enumerable.Range(0, message.Count).Select(message.Text)));
}
