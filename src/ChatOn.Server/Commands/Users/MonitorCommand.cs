using ChatOn.Protocol;
using ChatOn.Server.Rendering;

namespace ChatOn.Server.Commands.Users;

/// <summary><c>MONITOR +|- nick{,nick} | C | L | S</c> — https://ircv3.net/specs/extensions/monitor</summary>
internal sealed class MonitorCommand(MetadataReply metadata) : ICommand
{
    public static CommandSpec Spec { get; } = new("MONITOR", "MONITOR +|- nick{,nick} | C | L | S", "Watches nicknames come and go")
    {
        MinParameters = 1,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var nicks = message.Text(1).Split(',', StringSplitOptions.RemoveEmptyEntries);
        switch (message.Text(0).ToUpperInvariant())
        {
            case "+":
                return metadata.SendWatchedAsync(context, Watch(context, nicks));
            case "-":
                foreach (var nick in nicks)
                    context.World.Watchers.Unwatch(context.Session, nick);
                break;
            case "C":
                context.World.Watchers.Forget(context.Session);
                break;
            case "L":
                Reply(context, Numeric.RplMonList, context.Session.Limits.Monitored);
                context.Reply(Numeric.RplEndOfMonList);
                break;
            case "S":
                Tell(context, context.Session.Limits.Monitored);
                break;
            default:
                context.ReplyText(Numeric.ErrUnknownError, "One of + - C L S is needed", Spec.Verb, message.Text(0));
                break;
        }

        return ValueTask.CompletedTask;
    }

    // Which are watched that were not before.
    private static List<string> Watch(CommandContext context, string[] nicks)
    {
        var limit = context.Limits.MonitorEntries;
        var watched = context.Session.Limits;
        var accepted = new List<string>();
        var added = new List<string>();
        for (var i = 0; i < nicks.Length; i++)
        {
            // No masks: nobody follows a person from one nickname to the next.
            if (Names.CheckNickSyntax(nicks[i]) != NameResult.Ok)
            {
                context.Refuse(Numeric.ErrErroneusNickname, nicks[i]);
                continue;
            }

            if (limit > 0 && watched.Monitored.Count >= limit && !watched.IsMonitoring(nicks[i]))
            {
                foreach (var rest in Texts.Lines(nicks[i..], ','))
                    context.Reply(Numeric.ErrMonListFull, limit.ToString(), rest);
                break;
            }

            if (!watched.IsMonitoring(nicks[i]))
                added.Add(nicks[i]);
            context.World.Watchers.Watch(context.Session, nicks[i]);
            accepted.Add(nicks[i]);
        }

        Tell(context, accepted.Distinct(CaseMapping.Comparer));
        return added;
    }

    private static void Tell(CommandContext context, IEnumerable<string> nicks)
    {
        var isHere = nicks.ToLookup(nick => context.World.FindUser(nick) is not null);
        Reply(context, Numeric.RplMonOnline, isHere[true].Select(nick => context.World.FindUser(nick)!.Origin.Text));
        Reply(context, Numeric.RplMonOffline, isHere[false]);
    }

    private static void Reply(CommandContext context, Numeric numeric, IEnumerable<string> targets)
    {
        foreach (var line in Texts.Lines(targets, ','))
            context.ReplyText(numeric, line);
    }
}
