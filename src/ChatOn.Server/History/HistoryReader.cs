using ChatOn.Protocol;
using ChatOn.Server.Events;
using ChatOn.Server.Storage;

namespace ChatOn.Server.History;

/// <summary>Reads from the store what happened, as events, within a bounded time. Every read ends in a <see cref="JournalException"/> or an answer.</summary>
internal sealed class HistoryReader(IHistoryStore store, TimeProvider time, ServerOptions options)
{
    private const int FirstRead = 64;
    private const int LargestRead = 2048;
    private const int MostParents = 1000;

    /// <summary>Events within exclusive bounds in microseconds that a session is shown of a place; oldest first.</summary>
    /// <param name="newestFirst">Which end to take when there are more than <paramref name="limit"/>.</param>
    public async ValueTask<IReadOnlyList<Event>> ReadAsync(PastView view, long after, long before, int limit, bool newestFirst)
    {
        var found = new List<Event>();
        // What is not shown is left out, so one read may not be enough; larger ones follow.
        for (var size = Math.Max(limit, FirstRead); found.Count < limit && before - 1 > after; size = Math.Min(size * 2, LargestRead))
        {
            var range = new HistoryRange(view.Place.RoomId, after, before, size, newestFirst, SaidOnly: !view.TakesNoted) { TextsOnly = !view.TakesNoted };
            var records = await ReadAsync(range);
            for (var i = 0; i < records.Count && found.Count < limit; i++)
            {
                if (Decode(records[newestFirst ? records.Count - 1 - i : i]) is { } happened && view.Shows(happened))
                    found.Add(happened);
            }

            if (records.Count < size)
                break;
            if (newestFirst)
                before = records[0].Time;
            else
                after = records[^1].Time;
        }

        if (newestFirst)
            found.Reverse();
        return found;
    }

    /// <summary>Entries of a range as they are stored.</summary>
    public ValueTask<IReadOnlyList<HistoryRecord>> ReadAsync(HistoryRange range) => WithinAsync(token => store.ReadAsync(range, token));

    /// <summary>Entries that have words, as they are stored.</summary>
    public ValueTask<IReadOnlyList<HistoryRecord>> SearchAsync(HistorySearch search) => WithinAsync(token => store.SearchAsync(search, token));

    /// <summary>What is about some entries of a place, by the time of the entry and then by its own; of each the newest.</summary>
    /// <param name="kind">Only those; null for all.</param>
    public async ValueTask<ILookup<long, Event>> ReadChildrenAsync(long placeId, IReadOnlyList<long> parents, int limit, RecordKind? kind = null)
    {
        var children = new List<(long Parent, Event Happened)>();
        foreach (var some in parents.Chunk(MostParents))
        {
            var records = await WithinAsync(token => store.ReadChildrenAsync(placeId, some, limit, kind, token));
            foreach (var record in records)
            {
                if (Decode(record) is { } happened)
                    children.Add((record.Parent, happened));
            }
        }

        return children.ToLookup(child => child.Parent, child => child.Happened);
    }

    /// <summary>The event of a record; null for what is no event, or of a kind that this version does not know.</summary>
    public static Event? Decode(HistoryRecord record) => HistoryCodec.Decode(record) switch
    {
        RoomEvent happened => happened,
        { } happened => happened with { InHistoryOf = record.Room.Id },
        null => null,
    };

    /// <summary>Whether there is anything older than a time.</summary>
    /// <param name="before">Exclusive, in microseconds.</param>
    public async ValueTask<bool> HasOlderAsync(long placeId, long before)
    {
        var range = new HistoryRange(placeId, After: 0, before, Limit: 1, NewestFirst: false, SaidOnly: false);
        return (await WithinAsync(token => store.ReadAsync(range, token))).Count > 0;
    }

    /// <summary>The time of the line with which so many are left to the newest; 0 when there are no more than that.</summary>
    public async ValueTask<long> FindLineAsync(long placeId, int count)
    {
        var (left, first, before) = (count, 0L, long.MaxValue);
        while (true)
        {
            var range = new HistoryRange(placeId, After: 0, before, LargestRead, NewestFirst: true, SaidOnly: true);
            var records = await WithinAsync(token => store.ReadAsync(range, token));
            for (var i = records.Count - 1; i >= 0; i--)
            {
                if (records[i].Kind == RecordKind.Tagmsg)
                    continue;
                if (left == 0)
                    return first;
                (left, first) = (left - 1, records[i].Time);
            }

            if (records.Count < LargestRead)
                return 0;
            before = records[0].Time;
        }
    }

    /// <summary>What a sender said with this id of its own, or its tombstone; null when nothing.</summary>
    public async ValueTask<Event?> FindByClientIdAsync(long sender, string clientId)
    {
        var record = await WithinAsync(token => store.FindByClientIdAsync(sender, clientId, token));
        return record is null ? null : HistoryCodec.Decode(record);
    }

    /// <summary>The entry with this id; null when there is none.</summary>
    public async ValueTask<Event?> FindAsync(MessageId id)
    {
        var range = new HistoryRange(id.Room, id.Time - 1, id.Time + 1, Limit: 1, NewestFirst: false, SaidOnly: true);
        var records = await WithinAsync(token => store.ReadAsync(range, token));
        return records.Count == 0 ? null : HistoryCodec.Decode(records[0]);
    }

    /// <summary>How often it was edited.</summary>
    /// <param name="most">Where it counts no further.</param>
    public async ValueTask<int> CountEditsAsync(MessageId id, int most) =>
        (await WithinAsync(token => store.ReadChildrenAsync(id.Room, [id.Time], most, RecordKind.Edit, token))).Count;

    private async ValueTask<T> WithinAsync<T>(Func<CancellationToken, ValueTask<T>> read)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(options.History.StoreTimeoutMilliseconds), time);
        try
        {
            // An adapter that does not heed its token is not waited for either.
            return await read(limit.Token).AsTask().WaitAsync(limit.Token);
        }
        catch (OperationCanceledException exception)
        {
            throw new JournalException("The store did not answer in time.", exception);
        }
    }
}
