using ChatOn.Protocol;

namespace ChatOn.Client.State;

/// <summary>The messages of a conversation in the order of their times, each once. Bounded: the oldest go.</summary>
public sealed class Timeline
{
    private readonly List<Message> _messages = [];
    private readonly Dictionary<string, Message> _byId = new(StringComparer.Ordinal);
    private readonly int _most;
    private readonly TextBudget _budget;

    internal Timeline(int most, TextBudget budget) => (_most, _budget) = (most, budget);

    public IReadOnlyList<Message> Messages => _messages;

    /// <summary>The newest; null when there is none.</summary>
    public Message? Last => _messages.Count == 0 ? null : _messages[^1];

    /// <summary>Whether no more are taken at the old end.</summary>
    internal bool IsFull => _messages.Count >= _most;

    /// <summary>A message by the server's id.</summary>
    public Message? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    /// <summary>Where a message stands; -1 when it is no more there.</summary>
    public int IndexOf(Message message)
    {
        for (var at = CountUntil(message.Time) - 1; at >= 0 && _messages[at].Time == message.Time; at--)
        {
            if (ReferenceEquals(_messages[at], message))
                return at;
        }

        return -1;
    }

    /// <summary>How many messages are not later than that.</summary>
    public int CountUntil(DateTimeOffset time)
    {
        var (low, high) = (0, _messages.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_messages[middle].Time > time)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    /// <summary>Adds a message in its place.</summary>
    /// <returns>False when it is there already, or older than all that is kept of a full timeline.</returns>
    internal bool TryAdd(Message message)
    {
        if (message.Id is { } id && _byId.ContainsKey(id))
            return false;
        var place = Place(message);
        if (place == 0 && IsFull)
            return false;
        _messages.Insert(place, message);
        _budget.Add(message);
        if (message.Id is not null)
            _byId[message.Id] = message;
        Trim();
        return true;
    }

    /// <summary>Takes out a message that was never said, or that is there under its id already.</summary>
    internal void Remove(Message message)
    {
        if (!_messages.Remove(message))
            return;
        Forget(message);
    }

    /// <summary>An own message has come back from the server: it gets its id and its place.</summary>
    internal void Confirm(Message message, string? id, DateTimeOffset time)
    {
        Remove(message);
        (message.Id, message.Time) = (id, time);
        TryAdd(message);
    }

    internal void ChangeText(Message message, Action change)
    {
        _budget.Change(message, change);
        Trim();
    }

    internal void Clear()
    {
        foreach (var message in _messages)
            _budget.Remove(message);
        _messages.Clear();
        _byId.Clear();
    }

    // Behind all that are not later; mostly that is the end.
    private int Place(Message message)
    {
        var place = _messages.Count;
        while (place > 0 && Compare(_messages[place - 1], message) > 0)
        {
            if (place > 64)
                return Search(message);
            place--;
        }

        return place;
    }

    private int Search(Message message)
    {
        var (low, high) = (0, _messages.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Compare(_messages[middle], message) > 0)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    // Times are shown in milliseconds; this server's ids tell more.
    private static int Compare(Message one, Message other)
    {
        var byTime = one.Time.CompareTo(other.Time);
        return byTime != 0 || !MessageId.TryParse(one.Id, out var id) || !MessageId.TryParse(other.Id, out var otherId) ? byTime : id.CompareTo(otherId);
    }

    // A piece at a time, for taking one off the front moves all others.
    private void Trim()
    {
        var tooMany = _messages.Count > _most + (_most / 8) ? _messages.Count - _most : 0;
        if (_budget.IsExceeded)
            tooMany = Math.Max(tooMany, (_messages.Count + 1) / 2);
        for (var i = 0; i < tooMany; i++)
            Forget(_messages[i]);
        _messages.RemoveRange(0, tooMany);
    }

    private void Forget(Message message)
    {
        _budget.Remove(message);
        if (message.Id is not null && ReferenceEquals(Find(message.Id), message))
            _byId.Remove(message.Id);
    }
}
