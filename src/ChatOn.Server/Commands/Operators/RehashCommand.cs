using ChatOn.Protocol;
using ChatOn.Server.Audit;
using ChatOn.Server.Sessions;
using Microsoft.Extensions.Logging;

namespace ChatOn.Server.Commands.Operators;

/// <summary><c>REHASH</c> — https://modern.ircdocs.horse/#rehash-message</summary>
internal sealed partial class RehashCommand(IReload reload, OperatorGrant operators, AuditLog audit, ILogger<RehashCommand> logger) : ICommand
{
    public static CommandSpec Spec { get; } = new("REHASH", "REHASH", "Reads the configuration again") { Needs = Privilege.Rehash };

    public async ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        context.Reply(Numeric.RplRehashing, "*");
        var by = context.User.Origin;
        LogRehash(by.Nick);
        var report = await reload.ReloadAsync(CancellationToken.None);
        audit.Note(by, Spec.Verb, "configuration", why: report.IsFaulty ? "it was faulty and not taken" : null);
        operators.Refresh();
        if (report.IsFaulty)
            context.Fail("INVALID_CONFIGURATION", [], report.ToString());
        else
            context.Note("CONFIGURATION_READ", [], report.ToString());
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Operator} has the configuration read again")]
    private partial void LogRehash(string @operator);
}
