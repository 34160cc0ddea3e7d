using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Users;

/// <summary>
/// <c>METADATA target GET key{ key} | LIST | SET key [:value] | CLEAR | SYNC</c>, <c>METADATA * SUB key{ key} | UNSUB key{ key} | SUBS</c> —
/// https://ircv3.net/specs/extensions/metadata#metadata-client-command
/// </summary>
internal sealed class MetadataCommand(MetadataReading reading, MetadataEdit edit, MetadataFollowing following) : ICommand
{
    private const int MaxShownBytes = 64;

    public static CommandSpec Spec { get; } = new(
        "METADATA", "METADATA target GET|LIST|SET|CLEAR|SUB|UNSUB|SUBS|SYNC [key [:value]]", "Tells, asks and follows what users and rooms tell about themselves")
    {
        Allowed = AllowedWhen.Always,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var (target, subcommand) = (message.Text(0), message.Text(1).ToUpperInvariant());
        if (message.Count < 2 || (message.Count < 3 && subcommand is "GET" or "SET" or "SUB" or "UNSUB"))
        {
            context.Fail("NEED_MORE_PARAMS", [], "Missing parameters");
            return ValueTask.CompletedTask;
        }

        switch (subcommand)
        {
            case "GET":
                reading.Get(context, target, Keys(message));
                return ValueTask.CompletedTask;
            case "LIST":
                reading.List(context, target);
                return ValueTask.CompletedTask;
            case "SYNC":
                return reading.SyncAsync(context, target);
            case "SET":
                return edit.SetAsync(context, target, message.Text(2), message.Count > 3 ? message.Text(3) : null);
            case "CLEAR":
                return edit.ClearAsync(context, target);
            case "SUB" or "UNSUB" or "SUBS" when !IsItself(context, target):
                MetadataTarget.Refuse(context, target);
                return ValueTask.CompletedTask;
            case "SUB":
                return following.SubscribeAsync(context, Keys(message));
            case "UNSUB":
                MetadataFollowing.Unsubscribe(context, Keys(message));
                return ValueTask.CompletedTask;
            case "SUBS":
                MetadataFollowing.List(context);
                return ValueTask.CompletedTask;
            default:
                context.Fail("SUBCOMMAND_INVALID", [Texts.Cut(message.Text(1), MaxShownBytes)], "There is no such subcommand");
                return ValueTask.CompletedTask;
        }
    }

    private static bool IsItself(CommandContext context, string target) =>
        target == "*" || (context.Session.User is { } user && CaseMapping.Equals(user.Nick, target));

    // The fifteenth parameter is all the rest of the line. A key that is given twice is answered once.
    private static List<string> Keys(IrcMessage message) =>
        [.. Enumerable.Range(2, message.Count - 2).SelectMany(i => message.Text(i).Split(' ')).Distinct(StringComparer.Ordinal)];
}
