using System.Globalization;
using ChatOn.Protocol;
using ChatOn.Server.History;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Commands.Messages;

/// <summary>The attributes of SEARCH, read: <c>key=value</c> parted by ';', the values escaped as those of tags.</summary>
/// <param name="In">A room or a nickname; null: everywhere.</param>
/// <param name="FindsNothing">A text was given that has no words.</param>
internal sealed record SearchRequest(string? In, SearchWanted Wanted, bool FindsNothing)
{
    private const int MostWords = 32;

    private static readonly string[] Known = ["in", "from", "after", "before", "text", "limit"];

    /// <summary>Reads the attributes; null when they are wrong, and the requester has been told which.</summary>
    public static SearchRequest? Read(CommandContext context, IrcMessage message)
    {
        var given = new Dictionary<string, string>();
        foreach (var attribute in new TagEnumerator(message[0]))
            given[System.Text.Encoding.UTF8.GetString(attribute.Key)] = MessageTags.Unescape(attribute.Value);
        if (given.Count == 0 || message.Count > 1 || given.Keys.Any(key => !Known.Contains(key)))
            return Refuse(context, message.Count > 1 ? "*" : given.Keys.FirstOrDefault(key => !Known.Contains(key)) ?? "*");

        var (after, before) = (0L, long.MaxValue);
        if (given.TryGetValue("after", out var from) && !TryReadTime(from, isEnd: false, out after))
            return Refuse(context, "after");
        if (given.TryGetValue("before", out var to) && !TryReadTime(to, isEnd: true, out before))
            return Refuse(context, "before");
        var limit = context.Options.History.MaxSearchResults;
        if (given.TryGetValue("limit", out var text))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) || wanted < 1)
                return Refuse(context, "limit");
            limit = Math.Min(limit, wanted);
        }

        var words = given.GetValueOrDefault("text", "") is { Length: > 0 } sought ? SearchWords.Of(sought).Distinct().ToList() : null;
        if (words?.Count > MostWords)
            return Refuse(context, "text");
        return new SearchRequest(
            given.GetValueOrDefault("in"),
            new SearchWanted(words ?? [], given.GetValueOrDefault("from"), after, before, given.ContainsKey("after"), limit),
            words?.Count == 0);
    }

    /// <summary>Tells that an attribute is wrong: one that is none, cannot be understood, or names a place where nothing may be read.</summary>
    public static SearchRequest? Refuse(CommandContext context, string attribute)
    {
        context.Fail("INVALID_PARAMS", [attribute], "Invalid parameters");
        return null;
    }

    // At or after, and at or before: the whole millisecond.
    private static bool TryReadTime(string text, bool isEnd, out long bound)
    {
        bound = 0;
        if (HistoryPoint.TryParse("timestamp=" + text, out var point) != HistoryPointResult.Ok)
            return false;
        bound = isEnd ? point.Last + 1 : point.First - 1;
        return true;
    }
}
