using ChatOn.Server.Storage;

namespace ChatOn.Storage.Sqlite;

/// <summary>One read of history: first the tail, then what is older from the tables, in pieces.</summary>
/// <remarks>In this order: what is spread meanwhile is then found in both, and the tail's oldest time leaves it out once.</remarks>
internal sealed class OneRead(HistoryReader reader, Tail tail, Erasures erasures, ReaderWriterLockSlim reads, CancellationToken cancellationToken)
{
    public List<HistoryRecord> Range(HistoryRange range)
    {
        var newest = tail.Read(range, out var firstOfTail);
        if (range.NewestFirst && newest.Count == range.Limit)
            return newest;
        var older = new List<HistoryRecord>(Math.Min(range.Limit, 256));
        var limit = range.NewestFirst ? range.Limit - newest.Count : range.Limit;
        for (var rest = range with { Before = Math.Min(range.Before, firstOfTail), Limit = limit }; rest is not null;)
        {
            var piece = rest;
            rest = InPiece(() => reader.ReadPiece(piece, erasures, older));
        }

        if (range.NewestFirst)
            older.Reverse();
        older.AddRange(newest.Take(range.Limit - older.Count));
        return older;
    }

    public List<HistoryRecord> ByClientId(long sender, string clientId)
    {
        if (erasures.Senders.Contains(sender))
            return [];
        // The spread one is the earlier, and so the first of its id.
        var newest = tail.Find(sender, clientId);
        var found = InPiece(() => reader.Find(sender, clientId)) is { } spread ? erasures.Show(spread) : newest;
        return found is null ? [] : [found];
    }

    public List<HistoryRecord> Children(long roomId, IReadOnlyList<long> parents, int limit, RecordKind? kind)
    {
        var newest = tail.ReadAll(roomId, out var firstOfTail).Where(entry => entry.Parent != 0 && (kind is null || entry.Kind == kind)).ToLookup(entry => entry.Parent);
        var children = new List<HistoryRecord>();
        foreach (var parent in parents)
        {
            var found = newest[parent].Reverse().Take(limit).ToList();
            for (long? before = found.Count < limit ? firstOfTail : null; before is { } rest;)
                before = InPiece(() => reader.Children.ReadPiece(roomId, parent, rest, limit, kind, erasures, found));
            found.Reverse();
            children.AddRange(found);
        }

        return children;
    }

    public List<HistoryRecord> Search(HistorySearch search)
    {
        if (search.Words.Count == 0)
            return [];
        var wanted = WordHashes.Of(search.Words);
        var found = new List<HistoryRecord>();
        foreach (var room in search.RoomIds.Distinct())
        {
            // What is older than all that the answer takes need not be looked for.
            var after = found.Count < search.Limit ? search.After : Math.Max(search.After, found[0].Time - 1);
            found.AddRange(SearchRoom(room, search with { After = after }, wanted));
            found = Newest(found, search.Limit);
        }

        return found;
    }

    /// <summary>The newest, by time, with all of the oldest time among them.</summary>
    private static List<HistoryRecord> Newest(List<HistoryRecord> entries, int limit)
    {
        var sorted = entries.OrderBy(entry => entry.Time).ToList();
        var first = sorted.Count <= limit ? 0 : sorted[^limit].Time;
        return sorted.FindAll(entry => entry.Time >= first);
    }

    private List<HistoryRecord> SearchRoom(long roomId, HistorySearch search, byte[] wanted)
    {
        var found = tail.ReadAll(roomId, out var firstOfTail)
            .Where(entry => entry.Time > search.After && entry.Time < search.Before && SearchWords.AreIn(entry, search.Words))
            .Reverse().Take(search.Limit).ToList();
        for (long? before = found.Count < search.Limit ? Math.Min(search.Before, firstOfTail) : null; before is { } rest;)
        {
            before = InPiece(() => reader.Search.ReadPiece(
                roomId, search.Words, wanted, search.After, rest, search.Limit, erasures, found));
        }

        return found;
    }

    /// <summary>One read transaction of some milliseconds.</summary>
    private T InPiece<T>(Func<T> read)
    {
        cancellationToken.ThrowIfCancellationRequested();
        reads.EnterReadLock();
        try
        {
            return read();
        }
        finally
        {
            reads.ExitReadLock();
        }
    }
}
