namespace ChatOn.Server.Storage;

/// <summary>One room of <see cref="InMemoryJournal"/>.</summary>
internal sealed class InMemoryRoom(RoomRef reference)
{
    private readonly SortedList<long, HistoryRecord> _entries = [];
    private readonly List<StoredMode> _modes = [];
    private StoredTopic? _topic;

    public RoomRef Ref => reference;

    public IEnumerable<HistoryRecord> Entries => _entries.Values;

    /// <summary>Time of its newest entry; long.MinValue when it has none.</summary>
    public long LastTime => _entries.Count == 0 ? long.MinValue : _entries.GetKeyAtIndex(_entries.Count - 1);

    public void Add(HistoryRecord record) => _entries.Add(record.Time, record);

    public void Save(TopicSaved topic) => _topic = topic.Text.Length == 0 ? null : new StoredTopic(topic.Text, topic.SetBy, topic.SetAt);

    public void Save(RoomModeSaved mode)
    {
        var saved = new StoredMode(mode.Letter, mode.IsList, mode.Argument, mode.SetBy, mode.SetAt);
        var existing = Find(mode.Letter, mode.IsList, mode.Argument);
        if (existing < 0)
            _modes.Add(saved);
        else
            _modes[existing] = saved;
    }

    public void Remove(RoomModeRemoved mode)
    {
        var existing = Find(mode.Letter, mode.IsList, mode.Argument);
        if (existing >= 0)
            _modes.RemoveAt(existing);
    }

    public IReadOnlyList<HistoryRecord> Read(HistoryRange range)
    {
        var found = _entries.Values.Where(entry =>
            entry.Time > range.After && entry.Time < range.Before && (!range.SaidOnly || entry.Kind.IsSaid()));
        return [.. range.NewestFirst ? found.TakeLast(range.Limit) : found.Take(range.Limit)];
    }

    public StoredRoom ToStored() => new(
        reference,
        _topic,
        [.. _modes],
        _entries.Values.LastOrDefault()?.Time ?? 0,
        _entries.Values.LastOrDefault(entry => entry.Kind.IsSaid())?.Time ?? 0);

    /// <summary>A letter that is no list has one value; a list has one entry of each argument.</summary>
    private int Find(char letter, bool isList, string argument) =>
        _modes.FindIndex(mode => mode.Letter == letter && mode.IsList == isList && (!isList || mode.Argument == argument));
}
