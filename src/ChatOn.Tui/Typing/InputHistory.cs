namespace ChatOn.Tui.Typing;

/// <summary>What was written in a conversation before, and what is being written there now.</summary>
internal sealed class InputHistory
{
    private const int Most = 200;

    private readonly List<string> _entries = [];
    private int _at;

    /// <summary>What was not sent yet when one went elsewhere.</summary>
    public string Draft { get; set; } = "";

    public void Add(string text)
    {
        if (text.Length > 0 && (_entries.Count == 0 || _entries[^1] != text))
            _entries.Add(text);
        if (_entries.Count > Most)
            _entries.RemoveAt(0);
        (_at, Draft) = (_entries.Count, "");
    }

    /// <summary>The one before; null when there is none.</summary>
    public string? Older(string current)
    {
        if (_at == 0)
            return null;
        if (_at == _entries.Count)
            Draft = current;
        return _entries[--_at];
    }

    /// <summary>The one after, at last the draft; null when one is there.</summary>
    public string? Newer()
    {
        if (_at >= _entries.Count)
            return null;
        return ++_at == _entries.Count ? Draft : _entries[_at];
    }
}
