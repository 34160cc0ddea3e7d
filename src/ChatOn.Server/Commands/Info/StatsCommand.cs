using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Info;

/// <summary><c>STATS query [server]</c>: u uptime, m commands used, o operators — https://modern.ircdocs.horse/#stats-message</summary>
internal sealed class StatsCommand(ServerInfo info, CommandUsage usage) : ICommand
{
    public static CommandSpec Spec { get; } = new("STATS", "STATS u|m|o [server]", "Tells uptime (u), commands used (m), operators (o)")
    {
        MinParameters = 1,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        if (!ServerTarget.IsThis(context, message.Text(1)))
            return ValueTask.CompletedTask;
        var query = message[0].IsEmpty ? "*" : message.Text(0).EnumerateRunes().First().ToString();
        switch (query)
        {
            case "u":
                context.ReplyText(Numeric.RplStatsUptime, Uptime(context.Now - info.StartedAt));
                break;
            case "m":
                foreach (var (verb, count) in usage.Counts)
                    context.ReplyBare(Numeric.RplStatsCommands, verb, count.ToString());
                break;
            case "o" or "O":
                ListOperators(context);
                break;
            default:
                break;
        }

        context.Reply(Numeric.RplEndOfStats, query);
        return ValueTask.CompletedTask;
    }

    // Names of operator blocks are half of what a guesser needs.
    private static void ListOperators(CommandContext context)
    {
        if (!context.User.IsOperator)
        {
            context.Refuse(Numeric.ErrNoPrivileges);
            return;
        }

        foreach (var block in context.Options.Operators)
            context.ReplyBare(Numeric.RplStatsOline, "O", "*", "*", block.Name);
    }

    private static string Uptime(long microseconds)
    {
        var up = TimeSpan.FromMicroseconds(microseconds);
        return $"Server Up {up.Days} days {up.Hours}:{up.Minutes:D2}:{up.Seconds:D2}";
    }
}
