using ChatOn.Protocol;
using ChatOn.Server.History;

namespace ChatOn.Server.Commands.Messages;

/// <summary>
/// The parameters of CHATHISTORY, read: <c>subcommand target selector [selector] limit</c> or <c>TARGETS timestamp timestamp limit</c>.
/// https://ircv3.net/specs/extensions/chathistory
/// </summary>
/// <param name="Target">Empty for TARGETS.</param>
/// <param name="First">Null for <c>*</c>.</param>
/// <param name="Second">Null where the subcommand has one selector.</param>
internal sealed record ChathistoryRequest(string Subcommand, string Target, HistoryPoint? First, HistoryPoint? Second, int Limit)
{
    /// <summary>Messages of one answer where the configuration names no maximum.</summary>
    private const int LargestPage = 5000;

    public bool IsTargets => Subcommand == "TARGETS";

    /// <summary>Reads the parameters; null when they are wrong, and the requester has been told.</summary>
    public static ChathistoryRequest? Read(CommandContext context, IrcMessage message)
    {
        var given = message.Text(0);
        var subcommand = given.ToUpperInvariant();
        var wanted = subcommand switch
        {
            "LATEST" or "BEFORE" or "AFTER" or "AROUND" or "TARGETS" => 4,
            "BETWEEN" => 5,
            _ => 0,
        };
        if (wanted == 0)
            return Refuse(context, given, null, "Unknown command");
        if (message.Count != wanted)
            return Refuse(context, given, null, message.Count < wanted ? "Insufficient parameters" : "Too many parameters");
        if (!int.TryParse(message.Text(wanted - 1), out var limit) || limit < 1)
            return Refuse(context, given, message.Text(wanted - 1), "Invalid limit");
        limit = Math.Min(limit, context.Options.History.MaxMessagesPerRequest is > 0 and var most ? most : LargestPage);

        var target = subcommand == "TARGETS" ? "" : message.Text(1);
        var selectors = new List<HistoryPoint?>();
        for (var i = target.Length == 0 ? 1 : 2; i < wanted - 1; i++)
        {
            if (!TryReadPoint(context, given, target, message.Text(i), out var point))
                return null;
            selectors.Add(point);
        }

        return new ChathistoryRequest(subcommand, target, selectors[0], selectors.Count > 1 ? selectors[1] : null, limit);
    }

    public HistoryQuery ToQuery() => Subcommand switch
    {
        "BEFORE" => HistoryQuery.OlderThan(First!.Value, Limit),
        "AFTER" => HistoryQuery.NewerThan(First!.Value, Limit),
        "AROUND" => HistoryQuery.About(First!.Value, Limit),
        "BETWEEN" => HistoryQuery.Between(First!.Value, Second!.Value, Limit),
        _ => HistoryQuery.Latest(First, Limit),
    };

    private static bool TryReadPoint(CommandContext context, string given, string target, string text, out HistoryPoint? point)
    {
        point = null;
        if (text == "*" && given.Equals("LATEST", StringComparison.OrdinalIgnoreCase))
            return true;
        var result = HistoryPoint.TryParse(text, out var read);
        point = read;
        if (result == HistoryPointResult.UnknownType)
            context.Fail("INVALID_MSGREFTYPE", [given, target, text], "Messages are referred to by msgid= or timestamp=");
        else if (result == HistoryPointResult.Invalid)
            Refuse(context, given, text, "Invalid timestamp");
        else if (target.Length == 0 && !read.IsTime)
            Refuse(context, given, text, "Only timestamps can be given here");
        else
            return true;
        return false;
    }

    private static ChathistoryRequest? Refuse(CommandContext context, string given, string? about, string text)
    {
        context.Fail("INVALID_PARAMS", about is null ? [given] : [given, about], text);
        return null;
    }
}
