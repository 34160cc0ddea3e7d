using ChatOn.Client.State;

namespace ChatOn.Tui.Layout;

/// <summary>What a conversation shows in the order of time: its messages and, between them, its notices.</summary>
/// <param name="isMe">Whether a nickname is the user's own.</param>
internal sealed class Feed(Conversation conversation, Func<string, bool> isMe)
{
    private const int MostNotices = 500;

    private readonly List<Notice> _notices = [];

    public Conversation Conversation { get; } = conversation;

    /// <summary>What was there when one left is older; null when that is not known.</summary>
    public DateTimeOffset? SeenUntil { get; set; }

    /// <summary>Where the list stands.</summary>
    public ScrollPlace Place { get; set; } = ScrollPlace.End;

    /// <summary>The message that is picked, to do something with it.</summary>
    public Message? Picked { get; set; }

    /// <summary>The first message of others that came since one left.</summary>
    public Message? FirstNew
    {
        get
        {
            if (SeenUntil is not { } seen)
                return null;
            var messages = Conversation.Timeline.Messages;
            var at = Conversation.Timeline.CountUntil(seen);
            while (at < messages.Count && messages[at].IsOwn)
                at++;
            return at < messages.Count ? messages[at] : null;
        }
    }

    public bool IsMe(string nick) => isMe(nick);

    public void Add(Notice notice)
    {
        if (_notices.Count == MostNotices)
            _notices.RemoveAt(0);
        var order = Conversation.Timeline.Last?.Time ?? notice.Time;
        _notices.Add(notice with { Order = _notices.Count > 0 && _notices[^1].Order > order ? _notices[^1].Order : order });
    }

    /// <summary>Whether an entry is still there.</summary>
    public bool Holds(object entry) => entry is Message message ? Conversation.Timeline.IndexOf(message) >= 0 : _notices.Contains((Notice)entry);

    /// <summary>The last message that is not later than one that may be gone; null when all are later.</summary>
    public Message? Nearest(Message message)
    {
        var count = Conversation.Timeline.CountUntil(message.Time);
        return count == 0 ? null : Conversation.Timeline.Messages[count - 1];
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

    /// <summary>From an entry (the oldest for null) on to the newest.</summary>
    public IEnumerable<object> On(object? from)
    {
        var messages = Conversation.Timeline.Messages;
        var (i, j) = from is null ? (-1, -1) : IndexOf(from);
        if (from is not null)
            yield return from;
        for (i++, j++; i < messages.Count || j < _notices.Count;)
        {
            if (j >= _notices.Count || (i < messages.Count && messages[i].Time <= _notices[j].Order))
                yield return messages[i++];
            else
                yield return _notices[j++];
        }
    }

    /// <summary>What is before an entry; null before the oldest.</summary>
    public object? Before(object entry) => Back(entry).Skip(1).FirstOrDefault();

    /// <summary>What follows an entry; null after the newest.</summary>
    public object? After(object entry) => On(entry).Skip(1).FirstOrDefault();

    public static DateTimeOffset TimeOf(object entry) => entry is Message message ? message.Time : ((Notice)entry).Time;

    // The last of each kind that is not later than the entry.
    private (int Message, int Notice) IndexOf(object? entry)
    {
        var (i, j) = (Conversation.Timeline.Messages.Count - 1, _notices.Count - 1);
        switch (entry)
        {
            case null:
                return (i, j);
            case Message message:
                while (j >= 0 && _notices[j].Order >= message.Time)
                    j--;
                return (Conversation.Timeline.IndexOf(message), j);
            default:
                var notice = (Notice)entry;
                while (j >= 0 && !ReferenceEquals(_notices[j], notice))
                    j--;
                return (Conversation.Timeline.CountUntil(notice.Order) - 1, j);
        }
    }
}
