using System.Collections.Immutable;

namespace ChatOn.Storage.Sqlite;

/// <summary>Entries that were redacted and whose text may still be in the tables. The journal's thread changes it, any thread reads what is stored of it.</summary>
internal sealed class ErasedEntries
{
    // What is removed from the tables is remembered a while longer, for the reads that began before: none lasts so many removals.
    private const int MaxRemoved = 1_024;

    private readonly Queue<(long Room, long Time)> _removed = new();
    private ImmutableDictionary<(long Room, long Time), ErasedEntry> _written = ImmutableDictionary<(long, long), ErasedEntry>.Empty;
    private volatile ImmutableDictionary<(long Room, long Time), ErasedEntry> _stored = ImmutableDictionary<(long, long), ErasedEntry>.Empty;

    /// <summary>By room and time.</summary>
    public ImmutableDictionary<(long Room, long Time), ErasedEntry> Stored => _stored;

    public void Add(long room, long time, ErasedEntry entry) => _written = _written.SetItem((room, time), entry);

    /// <summary>The tables hold nothing more of it.</summary>
    public void Remove(long room, long time)
    {
        if (!_written.TryGetValue((room, time), out var entry))
            return;
        _written = _written.SetItem((room, time), entry with { IsRemoved = true });
        _removed.Enqueue((room, time));
        // One that was redacted again since is here twice.
        while (_removed.Count > MaxRemoved)
        {
            if (_removed.Dequeue() is var oldest && _written.TryGetValue(oldest, out var removed) && removed.IsRemoved && !_removed.Contains(oldest))
                _written = _written.Remove(oldest);
        }
    }

    /// <summary>The transaction is stored.</summary>
    public void Keep()
    {
        if (_stored != _written)
            _stored = _written;
    }

    /// <summary>The database was opened anew and has these.</summary>
    public void Load(IEnumerable<KeyValuePair<(long Room, long Time), ErasedEntry>> entries) =>
        _stored = _written = _stored.Where(entry => entry.Value.IsRemoved).ToImmutableDictionary().SetItems(entries);
}

/// <summary>What is shown of a redacted entry.</summary>
/// <param name="Tombstone">Its body from now on.</param>
/// <param name="EditsTo">Its edits up to this time are gone.</param>
internal sealed record ErasedEntry(ReadOnlyMemory<byte> Tombstone, long EditsTo)
{
    /// <summary>The tables hold nothing more of it.</summary>
    public bool IsRemoved { get; init; }
}
