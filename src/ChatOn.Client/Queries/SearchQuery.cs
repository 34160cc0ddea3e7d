using System.Globalization;
using ChatOn.Protocol;

namespace ChatOn.Client.Queries;

/// <summary>What is searched for: words, and <c>from:nick in:#room after:2026-01-31 before:2026-02-28</c> among them.</summary>
public sealed record SearchQuery
{
    public string Text { get; init; } = "";

    public string? From { get; init; }

    public string? In { get; init; }

    public DateTimeOffset? After { get; init; }

    public DateTimeOffset? Before { get; init; }

    public bool IsEmpty => Text.Length == 0 && From is null && After is null && Before is null;

    /// <summary>Reads what somebody typed.</summary>
    /// <param name="zone">Whose days are meant.</param>
    /// <param name="failure">What could not be read, in words; null when all could.</param>
    public static SearchQuery Parse(string typed, TimeZoneInfo zone, out string? failure)
    {
        var query = new SearchQuery();
        failure = null;
        List<string> words = [];
        foreach (var word in typed.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = word.IndexOf(':', StringComparison.Ordinal);
            var value = colon < 0 ? "" : word[(colon + 1)..];
            var key = colon < 0 || value.Length == 0 ? "" : word[..colon].ToLowerInvariant();
            if (key is "after" or "before")
            {
                if (!DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                    failure = $"{key}: wants a day such as {key}:2026-01-31";
                else
                    query = key == "after" ? query with { After = Start(day, zone) } : query with { Before = Start(day, zone) };
            }
            else if (key == "from")
                query = query with { From = value };
            else if (key == "in")
                query = query with { In = value };
            else
                words.Add(word);
        }

        return query with { Text = string.Join(' ', words) };
    }

    /// <summary>The parameter of SEARCH: https://codeberg.org/emersion/soju/src/branch/master/doc/ext/search.md</summary>
    internal string ToParameter(int limit)
    {
        List<string> parts = [$"limit={limit}"];
        if (In is not null)
            parts.Add($"in={MessageTags.Escape(In)}");
        if (From is not null)
            parts.Add($"from={MessageTags.Escape(From)}");
        if (After is { } after)
            parts.Add($"after={History.HistoryReading.Stamp(after)}");
        if (Before is { } before)
            parts.Add($"before={History.HistoryReading.Stamp(before)}");
        if (Text.Length > 0)
            parts.Add($"text={MessageTags.Escape(Text)}");
        return string.Join(';', parts);
    }

    /// <summary>Whether a message of a conversation is meant: by whole words, all of them, without case.</summary>
    internal bool Fits(State.Conversation conversation, State.Message message, State.NameFolding names) =>
        !message.IsRedacted
        && (In is null || names.Same(In, conversation.Name)) && (From is null || names.Same(From, message.Sender))
        && !(message.Time < After) && !(message.Time > Before)
        && Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Incoming.Mentions.Has(message.Text, word));

    private static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
