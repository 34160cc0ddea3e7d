using ChatOn.Client.State;

namespace ChatOn.Tui.Layout;

/// <summary>What a conversation shows in the order of time: its messages and, between them, its notices.</summary>
internal sealed class Feed(Conversation conversation)
{
    private const int MostNotices = 500;

    private readonly List<Notice> _notices = [];

    public Conversation Conversation { get; } = conversation;

    /// <summary>What was there when one left is older; null when that is not known.</summary>
    public DateTimeOffset? SeenUntil { get; set; }

    /// <summary>Where the list stands.</summary>
    public ScrollPlace Place { get; set; } = ScrollPlace.End;

    public void Add(Notice notice)
    {
        if (_notices.Count == MostNotices)
            _notices.RemoveAt(0);
        var order = Conversation.Timeline.Last?.Time ?? notice.Time;
        _notices.Add(notice with { Order = _notices.Count > 0 && _notices[^1].Order > order ? _notices[^1].Order : order });
    }

    /// <summary>From an entry (the newest for null) back to the oldest.</summary>
    public IEnumerable<object> Back(object? from)
    {
        var messages = Conversation.Timeline.Messages;
        var (i, j) = IndexOf(from);
        while (i >= 0 || j >= 0)
        {
            if (j < 0 || (i >= 0 && messages[i].Time > _notices[j].Order))
                yield return messages[i--];
            else
                yield return _notices[j--];
        }
    }

    /// <summary>What follows an entry; null after the newest.</summary>
    public object? After(object entry)
    {
        var messages = Conversation.Timeline.Messages;
        var (i, j) = IndexOf(entry);
        var message = i + 1 < messages.Count ? messages[i + 1] : null;
        var notice = j + 1 < _notices.Count ? _notices[j + 1] : null;
        return message is null ? notice : notice is null || message.Time <= notice.Order ? message : notice;
    }

    public static DateTimeOffset TimeOf(object entry) => entry is Message message ? message.Time : ((Notice)entry).Time;

    // The last of each kind that is not later than the entry.
    private (int Message, int Notice) IndexOf(object? entry)
    {
        var messages = Conversation.Timeline.Messages;
        var (i, j) = (messages.Count - 1, _notices.Count - 1);
        if (entry is null)
            return (i, j);
        var time = entry is Notice { Order: var order } ? order : TimeOf(entry);
        if (entry is Message)
        {
            while (i >= 0 && !ReferenceEquals(messages[i], entry))
                i--;
            while (j >= 0 && _notices[j].Order >= time)
                j--;
            return i < 0 ? (messages.Count - 1, _notices.Count - 1) : (i, j);
        }

        while (j >= 0 && !ReferenceEquals(_notices[j], entry))
            j--;
        while (i >= 0 && messages[i].Time > time)
            i--;
        return (i, j);
    }
}
