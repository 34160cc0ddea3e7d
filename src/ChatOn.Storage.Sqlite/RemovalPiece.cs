using ChatOn.Server.Storage;

namespace ChatOn.Storage.Sqlite;

/// <summary>Entries that one transaction removes: it takes some 2 ms.</summary>
internal sealed class RemovalPiece
{
    // Of a usual length; or fewer long ones.
    private const int MaxRows = 512;
    private const int MaxBytes = 1 << 20;

    /// <summary>More pages than a piece can take.</summary>
    public const long MostPages = (3 * (MaxBytes + HistoryRecord.MaxBodyBytes) / Database.PageBytes) + (8 * MaxRows);

    private readonly List<RemovedEntry> _entries = [];
    private int _rows;
    private long _bytes;

    /// <summary>It takes no more.</summary>
    public bool IsFull => _rows >= MaxRows || _bytes >= MaxBytes;

    /// <summary>What is to be removed.</summary>
    public IReadOnlyList<RemovedEntry> Entries => _entries;

    /// <summary>An entry was looked at that stays.</summary>
    public void Pass(long bytes)
    {
        _rows++;
        _bytes += bytes;
    }

    /// <summary>An entry is to be removed.</summary>
    public void Remove(RemovedEntry entry, long bytes)
    {
        Pass(bytes);
        _entries.Add(entry);
    }
}

/// <summary>What a piece of removing came to.</summary>
internal enum RemovalProgress
{
    /// <summary>There was nothing to remove.</summary>
    Nothing,

    /// <summary>There may be more.</summary>
    Some,

    /// <summary>The same, and all of something that people were told is removed is gone from the tables.</summary>
    Finished,
}
