namespace ChatOn.Client.State;

/// <summary>How many characters all timelines together keep.</summary>
internal sealed class TextBudget(long limit)
{
    private long _used;

    public bool IsExceeded => _used > limit;

    // An empty message costs something too.
    public void Add(Message message) => _used += Cost(message);

    public void Remove(Message message) => _used -= Cost(message);

    /// <summary>Runs a change of a text that is counted.</summary>
    public void Change(Message message, Action change)
    {
        Remove(message);
        change();
        Add(message);
    }

    private static long Cost(Message message) => 100 + message.Text.Length;
}
