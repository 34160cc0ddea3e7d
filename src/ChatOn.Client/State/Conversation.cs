namespace ChatOn.Client.State;

/// <summary>A place where things are said: a room, or between two.</summary>
public abstract class Conversation
{
    private readonly Dictionary<string, TimeSpan> _typing = new(StringComparer.Ordinal);
    private DateTimeOffset? _seenMeanwhile;

    private protected Conversation(string name, Timeline timeline) => (Name, Timeline) = (name, timeline);

    /// <summary>The room's name, or the other's nickname.</summary>
    public string Name { get; internal set; }

    public Timeline Timeline { get; }

    /// <summary>Messages that came and were not read.</summary>
    public int Unread { get; internal set; }

    /// <summary>Those of them that name the user, or are said to the user alone.</summary>
    public int Mentions { get; internal set; }

    /// <summary>Everything up to here is read; null when that is not known.</summary>
    public DateTimeOffset? ReadUntil { get; internal set; }

    /// <summary>Whether what was missed is still being read.</summary>
    public bool IsCatchingUp { get; internal set; }

    /// <summary>Whether something may be missing that was said while one was away.</summary>
    public bool HasGap { get; internal set; }

    /// <summary>Whether older messages may be had from the server.</summary>
    public bool HasOlder { get; internal set; } = true;

    /// <summary>Who is typing, by nickname.</summary>
    public IReadOnlyCollection<string> Typing => _typing.Keys;

    /// <summary>Whether messages can be sent there now.</summary>
    internal abstract bool IsOpen { get; }

    /// <summary>The time of the newest thing that the server has shown of it: what is missed after a break is later.</summary>
    internal DateTimeOffset? SeenUntil { get; private set; }

    /// <summary>The server has shown something of that time. While what was missed is read, that does not move the mark: a further break would leave a hole.</summary>
    internal void Saw(DateTimeOffset time)
    {
        if (IsCatchingUp)
            _seenMeanwhile = _seenMeanwhile > time ? _seenMeanwhile : time;
        else
            SeenUntil = SeenUntil > time ? SeenUntil : time;
    }

    /// <summary>What was missed is read, as far as it could be.</summary>
    internal void EndCatchUp()
    {
        IsCatchingUp = false;
        if (_seenMeanwhile is { } time)
            Saw(time);
        _seenMeanwhile = null;
    }

    /// <summary>The connection broke again before that.</summary>
    internal void AbortCatchUp() => (IsCatchingUp, _seenMeanwhile) = (false, null);

    internal bool SetTyping(string nick, TimeSpan until, int most)
    {
        if (_typing.Count >= most && !_typing.ContainsKey(nick))
            return false;
        var isNew = !_typing.ContainsKey(nick);
        _typing[nick] = until;
        return isNew;
    }

    internal bool StopTyping(string nick) => _typing.Remove(nick);

    /// <summary>Forgets who has not typed for long.</summary>
    internal bool ExpireTyping(TimeSpan now)
    {
        var gone = _typing.Where(one => one.Value <= now).Select(one => one.Key).ToList();
        gone.ForEach(nick => _typing.Remove(nick));
        return gone.Count > 0;
    }

    /// <summary>Counts anew what is later than the marker.</summary>
    internal void Recount()
    {
        (Unread, Mentions) = (0, 0);
        for (var i = Timeline.Messages.Count - 1; i >= 0 && !(Timeline.Messages[i].Time <= ReadUntil); i--)
            Count(Timeline.Messages[i]);
    }

    internal void Count(Message message)
    {
        if (message.IsOwn || message.Time <= ReadUntil)
            return;
        Unread++;
        if (message.IsMention || this is DirectConversation)
            Mentions++;
    }
}
