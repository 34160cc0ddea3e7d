namespace ChatOn.Server.Storage;

/// <summary>One room of <see cref="InMemoryJournal"/>.</summary>
internal sealed class InMemoryRoom(RoomRef reference)
{
    private readonly SortedList<long, HistoryRecord> _entries = [];
    private readonly List<StoredMode> _modes = [];
    private StoredTopic? _topic;
    private long _trimmedBefore;

    public RoomRef Ref { get; private set; } = reference;

    public IEnumerable<HistoryRecord> Entries => _entries.Values;

    /// <summary>Time of the newest entry that it ever had; long.MinValue when it had none.</summary>
    public long LastTime { get; private set; } = long.MinValue;

    /// <summary>All its entries are of the room by its new name.</summary>
    public void Rename(string name)
    {
        Ref = Ref with { Name = name };
        foreach (var entry in _entries.Values.ToList())
            _entries[entry.Time] = entry with { Room = Ref };
    }

    /// <summary>Takes an entry; false when it is older than what is kept.</summary>
    public bool Add(HistoryRecord record)
    {
        Pass(record.Time);
        if (record.Time < _trimmedBefore)
            return false;
        _entries.Add(record.Time, record);
        return true;
    }

    /// <summary>There was an entry of this time, which is not kept.</summary>
    public void Pass(long time) => LastTime = time;

    /// <summary>Lets go of what is older; gives those entries.</summary>
    public List<HistoryRecord> Trim(long before)
    {
        _trimmedBefore = Math.Max(_trimmedBefore, before);
        return Remove(entry => entry.Time < before);
    }

    /// <summary>Lets go of entries; gives them.</summary>
    public List<HistoryRecord> Remove(Func<HistoryRecord, bool> isGone)
    {
        var gone = _entries.Values.Where(isGone).ToList();
        foreach (var entry in gone)
            _entries.Remove(entry.Time);
        return gone;
    }

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
            entry.Time > range.After && entry.Time < range.Before && range.Wants(entry.Kind));
        return [.. range.NewestFirst ? found.TakeLast(range.Limit) : found.Take(range.Limit)];
    }

    public HistoryRecord? Find(long time) => _entries.GetValueOrDefault(time);

    /// <summary>Puts an entry in the place of the one of its time.</summary>
    public void Replace(HistoryRecord entry) => _entries[entry.Time] = entry;

    public IEnumerable<HistoryRecord> ChildrenOf(long parent) => _entries.Values.Where(entry => parent != 0 && entry.Parent == parent);

    public IEnumerable<HistoryRecord> Search(HistorySearch search) => _entries.Values.Where(entry =>
        entry.Time > search.After && entry.Time < search.Before && SearchWords.AreIn(entry, search.Words));

    public StoredRoom ToStored() => new(
        Ref,
        _topic,
        [.. _modes],
        Math.Max(LastTime, 0),
        _entries.Values.LastOrDefault(entry => entry.Kind.IsSaid())?.Time ?? 0);

    /// <summary>A letter that is no list has one value; a list has one entry of each argument.</summary>
    private int Find(char letter, bool isList, string argument) =>
        _modes.FindIndex(mode => mode.Letter == letter && mode.IsList == isList && (!isList || mode.Argument == argument));
}
