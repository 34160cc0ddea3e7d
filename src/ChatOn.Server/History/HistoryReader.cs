using ChatOn.Server.Events;
using ChatOn.Server.Storage;

namespace ChatOn.Server.History;

/// <summary>Reads from the store what people said, as events, within a bounded time. Every read ends in a <see cref="JournalException"/> or an answer.</summary>
internal sealed class HistoryReader(IHistoryStore store, TimeProvider time, ServerOptions options)
{
    private const int FirstRead = 64;
    private const int LargestRead = 2048;

    /// <summary>Messages with a text, within exclusive bounds in microseconds, that the asker may see; oldest first.</summary>
    /// <param name="newestFirst">Which end to take when there are more than <paramref name="limit"/>.</param>
    public async ValueTask<IReadOnlyList<Messaged>> ReadAsync(
        long roomId, long after, long before, int limit, bool newestFirst, Func<Messaged, bool> isVisible)
    {
        var found = new List<Messaged>();
        // TAGMSG and what is for others is left out, so one read may not be enough; larger ones follow.
        for (var size = Math.Max(limit, FirstRead); found.Count < limit && before - 1 > after; size = Math.Min(size * 2, LargestRead))
        {
            var range = new HistoryRange(roomId, after, before, size, newestFirst, SaidOnly: true);
            var records = await WithinAsync(token => store.ReadAsync(range, token));
            for (var i = 0; i < records.Count && found.Count < limit; i++)
            {
                if (HistoryCodec.Decode(records[newestFirst ? records.Count - 1 - i : i]) is Messaged { Kind: not MessageKind.Tagmsg } said && isVisible(said))
                    found.Add(said);
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

    /// <summary>What a sender said with this id of its own; null when nothing.</summary>
    public async ValueTask<Messaged?> FindByClientIdAsync(long sender, string clientId)
    {
        var record = await WithinAsync(token => store.FindByClientIdAsync(sender, clientId, token));
        return record is null ? null : HistoryCodec.Decode(record) as Messaged;
    }

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
