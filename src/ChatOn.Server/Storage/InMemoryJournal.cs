namespace ChatOn.Server.Storage;

/// <summary>The reference adapter: the storage ports over memory, for tests and for the simulation. It has what they need to make a store fail or lag.</summary>
public sealed class InMemoryJournal : IJournal, IHistoryStore, IRoomStore, IDocumentStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, InMemoryRoom> _rooms = [];
    private readonly Dictionary<string, long> _named = [];
    private readonly Dictionary<(long Sender, string ClientId), HistoryRecord> _clientIds = [];
    private readonly HashSet<long> _erased = [];
    private readonly HashSet<long> _erasedSenders = [];
    private readonly InMemoryDocuments _documents = new();
    private long _lastTime;

    /// <summary>Asked before each commit: what it returns is thrown and nothing is stored; null lets the commit through.</summary>
    public Func<Exception?>? BeforeCommit { get; set; }

    /// <summary>Asked after each commit: what it returns is thrown although everything is stored, as when the outcome is unknown.</summary>
    public Func<Exception?>? AfterCommit { get; set; }

    /// <summary>Told of the records of each commit that was stored.</summary>
    public Action<IReadOnlyList<JournalRecord>>? Stored { get; set; }

    /// <summary>Awaited by each read before it looks, so that a test decides when and in which order reads finish, or fail.</summary>
    public Func<CancellationToken, ValueTask>? BeforeRead { get; set; }

    public void Commit(IReadOnlyList<JournalRecord> records)
    {
        lock (_lock)
        {
            if (BeforeCommit?.Invoke() is { } refused)
                throw refused;
            Check(records);
            foreach (var record in records)
                Apply(record);
            Stored?.Invoke(records);
            if (AfterCommit?.Invoke() is { } unknown)
                throw unknown;
        }
    }

    /// <summary>All is removed at once, but erased senders are remembered until now, as by a store that removes in pieces.</summary>
    public bool Maintain()
    {
        lock (_lock)
        {
            var hasWork = _erasedSenders.Count > 0;
            _erasedSenders.Clear();
            return hasWork;
        }
    }

    public async ValueTask<IReadOnlyList<HistoryRecord>> ReadAsync(HistoryRange range, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(range.Limit, 1, nameof(range));
        if (BeforeRead is { } wait)
            await wait(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
            return _rooms.TryGetValue(range.RoomId, out var room) ? room.Read(range) : [];
    }

    public async ValueTask<HistoryRecord?> FindByClientIdAsync(long sender, string clientId, CancellationToken cancellationToken)
    {
        if (BeforeRead is { } wait)
            await wait(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
            return _clientIds.GetValueOrDefault((sender, clientId));
    }

    public async ValueTask<IReadOnlyList<HistoryRecord>> ReadChildrenAsync(
        long roomId, IReadOnlyList<long> parents, int limit, RecordKind? kind, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        if (BeforeRead is { } wait)
            await wait(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
            return _rooms.TryGetValue(roomId, out var room) ? [.. parents.SelectMany(parent => room.ChildrenOf(parent).Where(child => kind is null || child.Kind == kind).TakeLast(limit))] : [];
    }

    public async ValueTask<IReadOnlyList<HistoryRecord>> SearchAsync(HistorySearch search, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(search.Limit, 1, nameof(search));
        if (BeforeRead is { } wait)
            await wait(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var found = search.RoomIds.Distinct().Select(_rooms.GetValueOrDefault).OfType<InMemoryRoom>().SelectMany(room => room.Search(search))
                .OrderBy(entry => entry.Time).ToList();
            var first = found.Count <= search.Limit ? 0 : found[^search.Limit].Time;
            return found.FindAll(entry => entry.Time >= first);
        }
    }

    public IReadOnlyList<StoredRoom> LoadRooms()
    {
        lock (_lock)
            return [.. _rooms.Values.Where(room => room.Ref.Name.Length > 0).Select(room => room.ToStored())];
    }

    public long LoadLastTime()
    {
        lock (_lock)
            return Math.Max(_lastTime, _documents.LastId);
    }

    public IReadOnlyList<StoredDocument> LoadDocuments(DocumentKind kind)
    {
        lock (_lock)
            return _documents.Load(kind);
    }

    /// <summary>What another process finds when it opens the same store: guests' conversations ended with the run.</summary>
    public void Restart()
    {
        lock (_lock)
        {
            foreach (var conversation in _rooms.Values.Where(room => room.Ref.Name.Length == 0).ToList())
                Erase(conversation.Ref.Id);
            _erased.Clear();
        }
    }

    /// <summary>All that can make a commit fail is found here, before anything is changed: all or nothing.</summary>
    private void Check(IReadOnlyList<JournalRecord> records)
    {
        foreach (var record in records)
            InMemoryDocuments.Check(record);
        var last = new Dictionary<long, long>();
        foreach (var record in records.OfType<HistoryRecord>())
        {
            if (record.Body.Length > HistoryRecord.MaxBodyBytes)
                throw new JournalException($"A body of {record.Body.Length} bytes is larger than {HistoryRecord.MaxBodyBytes}.");
            var id = record.Room.Id;
            if (last.TryGetValue(id, out var time) ? record.Time <= time : _rooms.TryGetValue(id, out var room) && record.Time <= room.LastTime)
                throw new JournalException($"Room {id} has an entry of the time {record.Time} or a later one.");
            last[id] = record.Time;
        }
    }

    private void Apply(JournalRecord record)
    {
        switch (record)
        {
            case HistoryRecord history:
                Add(history);
                break;
            case RoomMade made:
                Know(made.Room);
                break;
            case RoomRenamed renamed:
                Rename(renamed);
                break;
            case RoomErased erased:
                Erase(erased.RoomId);
                break;
            case HistoryTrimmed trimmed:
                Forget(_rooms.GetValueOrDefault(trimmed.RoomId)?.Trim(trimmed.Before) ?? []);
                break;
            case SenderErased erased:
                Erase(erased);
                break;
            case EntryErased erased:
                Erase(erased);
                break;
            case TopicSaved topic:
                _rooms.GetValueOrDefault(topic.RoomId)?.Save(topic);
                break;
            case RoomModeSaved mode:
                _rooms.GetValueOrDefault(mode.RoomId)?.Save(mode);
                break;
            case RoomModeRemoved mode:
                _rooms.GetValueOrDefault(mode.RoomId)?.Remove(mode);
                break;
            default:
                if (!_documents.TryApply(record))
                    throw new JournalException($"A {record.GetType().Name} is no record that can be stored.");
                break;
        }
    }

    private void Add(HistoryRecord record)
    {
        if (Know(record.Room) is not { } room)
            return;
        var stored = record with { Room = room.Ref };
        _lastTime = Math.Max(_lastTime, record.Time);
        if (_erasedSenders.Contains(record.Sender))
            room.Pass(record.Time);
        else if (room.Add(stored) && record.ClientId is { } clientId)
            _clientIds.TryAdd((record.Sender, clientId), stored);
    }

    /// <summary>The room, made when it is new; null when it was erased.</summary>
    private InMemoryRoom? Know(RoomRef reference)
    {
        if (_erased.Contains(reference.Id))
            return null;
        if (_rooms.TryGetValue(reference.Id, out var known))
            return known;
        if (reference.Name.Length > 0)
        {
            if (_named.TryGetValue(reference.FoldedName, out var older))
                Erase(older);
            _named[reference.FoldedName] = reference.Id;
        }
        _lastTime = Math.Max(_lastTime, reference.Id);
        return _rooms[reference.Id] = new InMemoryRoom(reference);
    }

    private void Rename(RoomRenamed renamed)
    {
        if (_rooms.GetValueOrDefault(renamed.RoomId) is not { } room)
            return;
        _named.Remove(room.Ref.FoldedName);
        room.Rename(renamed.Name);
        foreach (var entry in room.Entries.Where(entry => entry.ClientId is not null))
        {
            if (_clientIds.TryGetValue((entry.Sender, entry.ClientId!), out var found) && found.Room.Id == renamed.RoomId && found.Time == entry.Time)
                _clientIds[(entry.Sender, entry.ClientId!)] = entry;
        }

        if (_named.TryGetValue(room.Ref.FoldedName, out var other))
            Erase(other);
        _named[room.Ref.FoldedName] = renamed.RoomId;
    }

    private void Erase(long roomId)
    {
        _erased.Add(roomId);
        if (!_rooms.Remove(roomId, out var room))
            return;
        _named.Remove(room.Ref.FoldedName);
        Forget(room.Entries);
    }

    private void Erase(SenderErased erased)
    {
        _erasedSenders.Add(erased.Sender);
        foreach (var room in _rooms.Values)
            Forget(room.Remove(entry => entry.Sender == erased.Sender));
    }

    private void Erase(EntryErased erased)
    {
        if (_rooms.GetValueOrDefault(erased.RoomId) is not { } room || room.Find(erased.Time) is not { } entry)
            return;
        var tombstone = entry with { Kind = RecordKind.Tombstone, Body = erased.Tombstone, TextAt = null };
        room.Replace(tombstone);
        if (entry.ClientId is { } clientId && _clientIds.GetValueOrDefault((entry.Sender, clientId)) == entry)
            _clientIds[(entry.Sender, clientId)] = tombstone;
        Forget(room.Remove(child => child.Parent == erased.Time && child.Kind == RecordKind.Edit));
    }

    /// <summary>These entries are gone, and the client ids that found them.</summary>
    private void Forget(IEnumerable<HistoryRecord> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.ClientId is { } clientId && _clientIds.GetValueOrDefault((entry.Sender, clientId)) == entry)
                _clientIds.Remove((entry.Sender, clientId));
        }
    }
}
