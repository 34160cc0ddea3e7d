namespace ChatOn.Storage.Sqlite;

/// <summary>Which rooms the database has and which were erased in this run, so that a record costs no query for it. The journal's thread only.</summary>
internal sealed class KnownRooms(int maxErased = 65_536)
{
    // An erased room's id can come again only from what is under way, so a bounded memory of them will do: the order tells the oldest.
    private readonly Queue<long> _erasedInOrder = new();
    private readonly HashSet<long> _erased = [];
    private readonly HashSet<long> _alive = [];
    private readonly List<(long Id, Change Change)> _changes = [];

    private enum Change
    {
        Made,
        Erased,
        ErasedUnknown,
    }

    public bool IsAlive(long id) => _alive.Contains(id);

    public bool IsErased(long id) => _erased.Contains(id);

    public void Make(long id)
    {
        _alive.Add(id);
        _changes.Add((id, Change.Made));
    }

    public void Erase(long id)
    {
        if (_erased.Add(id))
            _changes.Add((id, _alive.Remove(id) ? Change.Erased : Change.ErasedUnknown));
    }

    /// <summary>The transaction is stored.</summary>
    public void Keep()
    {
        foreach (var (id, change) in _changes)
        {
            if (change != Change.Made)
                _erasedInOrder.Enqueue(id);
        }

        _changes.Clear();
        while (_erasedInOrder.Count > maxErased)
            _erased.Remove(_erasedInOrder.Dequeue());
    }

    /// <summary>The transaction is not stored.</summary>
    public void Undo()
    {
        for (var i = _changes.Count - 1; i >= 0; i--)
        {
            var (id, change) = _changes[i];
            if (change == Change.Made)
                _alive.Remove(id);
            else
                _erased.Remove(id);
            if (change == Change.Erased)
                _alive.Add(id);
        }

        _changes.Clear();
    }

    /// <summary>The database was opened anew and has these: the truth after a commit whose outcome was unknown.</summary>
    public void Load(IEnumerable<long> alive)
    {
        _alive.Clear();
        _alive.UnionWith(alive);
        _erased.ExceptWith(_alive);
    }
}
