using ChatOn.Protocol;
using ChatOn.Server.Audit;
using ChatOn.Server.Events;
using ChatOn.Server.Sessions;
using Microsoft.Extensions.Logging;

namespace ChatOn.Server.Commands.Operators;

/// <summary><c>KILL nick :comment</c> — https://modern.ircdocs.horse/#kill-message</summary>
internal sealed partial class KillCommand(Departure departure, AuditLog audit, ILogger<KillCommand> logger) : ICommand
{
    public static CommandSpec Spec { get; } = new("KILL", "KILL nick :comment", "Puts a user out of the server")
    {
        MinParameters = 2,
        Needs = Privilege.Kill,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var nick = message.Text(0);
        if (CaseMapping.Equals(nick, context.Options.ServerName))
        {
            context.Refuse(Numeric.ErrCantKillServer);
            return ValueTask.CompletedTask;
        }

        if (context.World.FindUser(nick) is not { } victim)
        {
            context.Refuse(Numeric.ErrNoSuchNick, nick);
            return ValueTask.CompletedTask;
        }

        var by = context.User.Origin;
        var comment = Texts.Cut(message.Text(1), context.Limits.KickBytes);
        LogKill(by.Nick, victim.Nick);
        audit.Note(by, Spec.Verb, victim.Origin.Text, why: comment);
        context.Router.ToUsers(new Killed(by, context.Now, victim.Nick, comment), default, victim);
        departure.PutOut(victim, $"Killed ({by.Nick} ({comment}))");
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Operator} put {Nick} out of the server")]
    private partial void LogKill(string @operator, string nick);
}
