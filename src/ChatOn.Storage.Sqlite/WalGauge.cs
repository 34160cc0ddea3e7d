namespace ChatOn.Storage.Sqlite;

/// <summary>How many pages the write-ahead log holds, at most: the last checkpoint's count and what was written since. From any thread.</summary>
internal sealed class WalGauge(long limitPages)
{
    private long _written;
    private long _offset;

    /// <summary>Pages written by commits, ever.</summary>
    public long Written => Interlocked.Read(ref _written);

    /// <summary>Pages in the log.</summary>
    public long Pages => Written + Interlocked.Read(ref _offset);

    /// <summary>The bound.</summary>
    public long LimitPages => limitPages;

    /// <summary>At so many pages a checkpoint runs before its time.</summary>
    public long CheckpointPages => limitPages / 8;

    /// <summary>At so many pages the log is made to start again from its beginning.</summary>
    public long RestartPages => limitPages / 2;

    /// <summary>True when so many more pages keep within the limit, or nothing more can be done for it.</summary>
    public bool HasRoom(long pages) => Pages == 0 || Pages + pages <= limitPages;

    public void Add(int pages) => Interlocked.Add(ref _written, pages);

    /// <summary>A checkpoint counted the log's pages when <see cref="Written"/> was <paramref name="written"/> or more.</summary>
    public void Counted(long pages, long written) => Interlocked.Exchange(ref _offset, pages - written);
}
