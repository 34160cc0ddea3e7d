using ChatOn.Client.State;

namespace ChatOn.Client.History;

/// <summary>What a page of history is for.</summary>
internal enum HistoryPurpose
{
    /// <summary>What was said last, on coming in first.</summary>
    Latest,

    /// <summary>What was missed.</summary>
    Missed,

    /// <summary>What is older than all that is there.</summary>
    Older,
}

/// <summary>History that is being read, a page after the other.</summary>
/// <param name="from">What was missed is later; null where that is not asked.</param>
internal sealed class HistoryRequest(Conversation conversation, HistoryPurpose purpose, DateTimeOffset? from)
{
    public Conversation Conversation { get; } = conversation;

    public HistoryPurpose Purpose { get; } = purpose;

    public DateTimeOffset? From { get; } = from;

    /// <summary>Whether one was there before: so that there can be a gap.</summary>
    public bool IsAfterBreak { get; } = conversation.SeenUntil is not null;

    public string Label { get; set; } = "";

    public long AskedAt { get; set; }

    public int Pages { get; set; }

    /// <summary>Lines of the page at hand.</summary>
    public int LinesOfPage { get; set; }

    /// <summary>Messages that were not there yet.</summary>
    public int Added { get; set; }

    /// <summary>Where the next page begins: the last line's id, or its time.</summary>
    public string? Cursor { get; set; }

    /// <summary>Where this page began.</summary>
    public string? PageStart { get; set; }

    /// <summary>Whether something came that was seen before the break: so the history is kept, and nothing between is missing.</summary>
    public bool HasAnchor { get; set; }
}
