using System.Runtime.InteropServices;
using ChatOn.Server.Storage;

namespace ChatOn.Storage.Sqlite;

/// <summary>What the tail table holds, for reading: the table has no index. The journal's thread writes, any thread reads.</summary>
internal sealed class Tail
{
    // Spreading so many takes some 3 ms when there is time for it, and some 10 ms when there never is.
    private const int SpreadRows = 1024;
    private const int SpreadBytes = 1 << 20;
    private const int FullTimes = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, List<HistoryRecord>> _rooms = [];
    private readonly Dictionary<(long Sender, string ClientId), HistoryRecord> _clientIds = [];
    private int _rows;
    private int _children;
    private long _bytes;
    private bool _hasErased;

    /// <summary>There is something in the table that must not stay.</summary>
    public bool HasErased => _hasErased;

    /// <summary>Some entry here has, or had when it was erased, the id of its sender's. On the journal's thread.</summary>
    public bool HasClientIds { get; private set; }

    /// <summary>Some entry here is, or was when it was erased, about another. On the journal's thread.</summary>
    public bool HasChildren => _children > 0;

    /// <summary>There is enough to be spread, or something that must not stay.</summary>
    public bool IsWorthSpreading => _rows >= SpreadRows || _bytes >= SpreadBytes || _hasErased;

    /// <summary>It must be spread before the next commit.</summary>
    public bool IsFull => _rows >= SpreadRows * FullTimes || _bytes >= SpreadBytes * FullTimes;

    /// <summary>
    /// More pages than spreading it takes: see <c>SqliteJournal.MostPages</c>; but an id, which is short, hardly ever makes its
    /// page too full, nor a place among a parent's children. The words take no more bytes than the bodies. What leaves the table is overwritten
    /// there.
    /// </summary>
    public long MostPages => (4L * (6 + (2 * _rooms.Count))) + (2L * (_clientIds.Count + _children)) + (6 * (_bytes + (64L * _rows)) / Database.PageBytes);

    /// <summary>A transaction is stored that added these entries and made others unreadable.</summary>
    public void Apply(IReadOnlyList<JournalRecord> changes)
    {
        lock (_lock)
        {
            for (var i = 0; i < changes.Count; i++)
            {
                switch (changes[i])
                {
                    case HistoryRecord record:
                        Add(record);
                        break;
                    case RoomRenamed renamed:
                        Rename(renamed);
                        break;
                    case RoomErased room:
                        RemoveFrom(room.RoomId, static (_, _) => true, 0);
                        break;
                    case HistoryTrimmed trimmed:
                        RemoveFrom(trimmed.RoomId, static (entry, before) => entry.Time < before, trimmed.Before);
                        break;
                    case EntryErased erased:
                        Erase(erased);
                        break;
                    case SenderErased erased:
                        foreach (var room in _rooms.Keys.ToList())
                            RemoveFrom(room, static (entry, sender) => entry.Sender == sender, erased.Sender);
                        break;
                }
            }
        }
    }

    /// <summary>All is spread.</summary>
    public void Clear() => Load([], hasErased: false);

    /// <summary>The database was opened and holds these in its tail.</summary>
    /// <param name="hasErased">Whether it holds others, which are unreadable.</param>
    public void Load(IEnumerable<HistoryRecord> records, bool hasErased)
    {
        lock (_lock)
        {
            _rooms.Clear();
            _clientIds.Clear();
            (_rows, _children, _bytes, _hasErased, HasClientIds) = (0, 0, 0, hasErased, false);
            foreach (var record in records)
                Add(record);
        }
    }

    /// <summary>The entries of a range that are here, oldest first; from the end that it asks for, up to its limit.</summary>
    /// <param name="first">Time of the room's oldest entry here: what is older is spread. long.MaxValue when none is here.</param>
    public List<HistoryRecord> Read(HistoryRange range, out long first)
    {
        var found = new List<HistoryRecord>();
        lock (_lock)
        {
            first = long.MaxValue;
            if (!_rooms.TryGetValue(range.RoomId, out var entries))
                return found;
            first = entries[0].Time;
            var start = FirstFrom(entries, range.After == long.MaxValue ? range.After : range.After + 1);
            var end = FirstFrom(entries, range.Before);
            for (int step = 0, count = end - start; step < count && found.Count < range.Limit; step++)
            {
                var entry = entries[range.NewestFirst ? end - 1 - step : start + step];
                if (range.Wants(entry.Kind))
                    found.Add(entry);
            }
        }

        if (range.NewestFirst)
            found.Reverse();
        return found;
    }

    public HistoryRecord? Find(long sender, string clientId)
    {
        lock (_lock)
            return _clientIds.GetValueOrDefault((sender, clientId));
    }

    /// <summary>The entries of a room that are here, oldest first, and none of another.</summary>
    /// <param name="first">Time of the oldest of them: what is older is spread. long.MaxValue when none is here.</param>
    public HistoryRecord[] ReadAll(long roomId, out long first)
    {
        lock (_lock)
        {
            var entries = _rooms.TryGetValue(roomId, out var found) ? found.ToArray() : [];
            first = entries.Length == 0 ? long.MaxValue : entries[0].Time;
            return entries;
        }
    }

    /// <summary>The rooms whose entries are here, ascending. On the journal's thread.</summary>
    public IReadOnlyList<long> RoomIds() => [.. _rooms.Keys.Order()];

    /// <summary>Index of the first entry of that time or later.</summary>
    private static int FirstFrom(List<HistoryRecord> entries, long time)
    {
        var (low, high) = (0, entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (entries[middle].Time < time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private void Add(HistoryRecord record)
    {
        (CollectionsMarshal.GetValueRefOrAddDefault(_rooms, record.Room.Id, out _) ??= []).Add(record);
        if (record.ClientId is { } clientId)
        {
            HasClientIds = true;
            _clientIds.TryAdd((record.Sender, clientId), record);
        }

        _rows++;
        _children += record.Parent == 0 ? 0 : 1;
        _bytes += record.Body.Length;
    }

    private void Rename(RoomRenamed renamed)
    {
        if (!_rooms.TryGetValue(renamed.RoomId, out var entries))
            return;
        for (var at = 0; at < entries.Count; at++)
            Replace(entries, at, entries[at] with { Room = entries[at].Room with { Name = renamed.Name } });
    }

    private void Erase(EntryErased erased)
    {
        RemoveFrom(erased.RoomId, static (entry, parent) => entry.Kind == RecordKind.Edit && entry.Parent == parent, erased.Time);
        if (!_rooms.TryGetValue(erased.RoomId, out var entries))
            return;
        var at = FirstFrom(entries, erased.Time);
        if (at == entries.Count || entries[at].Time != erased.Time)
            return;
        _hasErased = true;
        Replace(entries, at, Erasures.TombstoneOf(entries[at], erased.Tombstone));
    }

    private void Replace(List<HistoryRecord> entries, int at, HistoryRecord entry)
    {
        var before = entries[at];
        entries[at] = entry;
        if (before.ClientId is { } clientId && ReferenceEquals(_clientIds.GetValueOrDefault((before.Sender, clientId)), before))
            _clientIds[(before.Sender, clientId)] = entry;
    }

    private void RemoveFrom(long roomId, Func<HistoryRecord, long, bool> isGone, long argument)
    {
        if (!_rooms.TryGetValue(roomId, out var entries))
            return;
        foreach (var entry in entries.Where(entry => isGone(entry, argument)))
        {
            _hasErased = true;
            if (entry.ClientId is { } clientId && ReferenceEquals(_clientIds.GetValueOrDefault((entry.Sender, clientId)), entry))
                _clientIds.Remove((entry.Sender, clientId));
        }

        entries.RemoveAll(entry => isGone(entry, argument));
        if (entries.Count == 0)
            _rooms.Remove(roomId);
    }
}
