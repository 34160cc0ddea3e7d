using ChatOn.Server.Storage;

namespace ChatOn.Storage.Sqlite;

/// <summary>Which rooms the database has and which were erased in this run, so that a record costs no query for it. The journal's thread only.</summary>
internal sealed class KnownRooms(int maxErased = 65_536)
{
    // An erased room's id can come again only from what is under way, so a bounded memory of them will do: the order tells the oldest.
    private readonly Queue<long> _erasedInOrder = new();
    private readonly HashSet<long> _erased = [];
    private readonly List<long> _justErased = [];
    private readonly Dictionary<long, KnownRoom> _alive = [];

    public KnownRoom? Find(long id) => _alive.GetValueOrDefault(id);

    public bool IsErased(long id) => _erased.Contains(id);

    public KnownRoom Make(RoomRef room) => _alive[room.Id] = new KnownRoom(room) { LastTime = long.MinValue };

    public void Erase(long id)
    {
        _alive.Remove(id);
        if (_erased.Add(id))
            _justErased.Add(id);
    }

    /// <summary>The transaction is stored.</summary>
    public void Keep()
    {
        foreach (var id in _justErased)
            _erasedInOrder.Enqueue(id);
        _justErased.Clear();
        while (_erasedInOrder.Count > maxErased)
            _erased.Remove(_erasedInOrder.Dequeue());
    }

    /// <summary>The transaction is not stored, or nobody knows; <see cref="Load"/> follows before the next.</summary>
    public void Forget()
    {
        _erased.ExceptWith(_justErased);
        _justErased.Clear();
        _alive.Clear();
    }

    /// <summary>The database was opened anew and has these.</summary>
    public void Load(IEnumerable<KnownRoom> alive)
    {
        _alive.Clear();
        foreach (var room in alive)
            _alive.Add(room.Ref.Id, room);
    }
}

/// <summary>A room of the database.</summary>
internal sealed class KnownRoom(RoomRef reference)
{
    public RoomRef Ref { get; private set; } = reference;

    /// <summary>Time of its newest entry; null until it is asked for.</summary>
    public long? LastTime { get; set; }

    /// <summary>Time of the newest entry that was removed, or 0, as it was when the database was opened.</summary>
    public long LastTimeGone { get; init; }

    /// <summary>What is older is not kept.</summary>
    public long TrimmedBefore { get; set; }

    /// <summary>It has another name.</summary>
    public void Rename(string name) => Ref = Ref with { Name = name };
}
