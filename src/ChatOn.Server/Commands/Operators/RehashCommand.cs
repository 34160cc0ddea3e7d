using ChatOn.Protocol;
using Microsoft.Extensions.Logging;

namespace ChatOn.Server.Commands.Operators;

/// <summary><c>REHASH</c> — https://modern.ircdocs.horse/#rehash-message</summary>
internal sealed partial class RehashCommand(IReload reload, ILogger<RehashCommand> logger) : ICommand
{
    public static CommandSpec Spec { get; } = new("REHASH", "REHASH", "Reads the configuration again") { Needs = Privilege.Rehash };

    public async ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        context.Reply(Numeric.RplRehashing, "*");
        LogRehash(context.User.Nick);
        var report = await reload.ReloadAsync(CancellationToken.None);
        if (report.IsFaulty)
            context.Fail("INVALID_CONFIGURATION", [], report.ToString());
        else
            context.Note("CONFIGURATION_READ", [], report.ToString());
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Operator} has the configuration read again")]
    private partial void LogRehash(string @operator);
}
