using System.Collections.Concurrent;
using System.Collections.Immutable;
using ChatOn.Server.Storage;
using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>Reads history on the thread pool, a bounded number of reads at once, each over a connection of its own.</summary>
internal sealed class SqliteHistory(Database database, Checkpointer checkpointer, Tail tail, ErasedSenders senders, int connections)
    : IHistoryStore, IDisposable
{
    private readonly SemaphoreSlim _slots = new(connections, connections);
    private readonly ConcurrentStack<HistoryReader> _idle = new();
    private bool _isClosed;

    public ValueTask<IReadOnlyList<HistoryRecord>> ReadAsync(HistoryRange range, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(range.Limit, 1, nameof(range));
        return RunAsync<IReadOnlyList<HistoryRecord>>(reader => ReadRange(reader, range, cancellationToken), cancellationToken);
    }

    public ValueTask<HistoryRecord?> FindByClientIdAsync(long sender, string clientId, CancellationToken cancellationToken) =>
        RunAsync(
            reader =>
            {
                if (senders.Stored.Contains(sender))
                    return null;
                // In this order for the same reason as in a range; but the spread one is the earlier, and so the first of its id.
                var newest = tail.Find(sender, clientId);
                return InPiece(() => reader.Find(sender, clientId)) ?? newest;
            },
            cancellationToken);

    /// <summary>Waits for the reads that run; none may begin after.</summary>
    public void Dispose()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        for (var i = 0; i < connections; i++)
            _slots.Wait();
        while (_idle.TryPop(out var reader))
            reader.Dispose();
        _slots.Dispose();
    }

    private List<HistoryRecord> ReadRange(HistoryReader reader, HistoryRange range, CancellationToken cancellationToken)
    {
        var erasedSenders = senders.Stored;
        // First the tail: what is spread meanwhile is then found in both, and the bound below leaves it out once.
        var newest = tail.Read(range, out var firstOfTail);
        if (range.NewestFirst && newest.Count == range.Limit)
            return newest;
        var older = ReadSpread(
            reader,
            range with { Before = Math.Min(range.Before, firstOfTail), Limit = range.NewestFirst ? range.Limit - newest.Count : range.Limit },
            erasedSenders,
            cancellationToken);
        older.AddRange(newest.Take(range.Limit - older.Count));
        return older;
    }

    private List<HistoryRecord> ReadSpread(
        HistoryReader reader, HistoryRange range, ImmutableHashSet<long> erasedSenders, CancellationToken cancellationToken)
    {
        var found = new List<HistoryRecord>(Math.Min(range.Limit, 256));
        for (var rest = range; rest is not null;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var piece = rest;
            rest = InPiece(() => reader.ReadPiece(piece, erasedSenders, found));
        }

        if (range.NewestFirst)
            found.Reverse();
        return found;
    }

    private T InPiece<T>(Func<T> read)
    {
        checkpointer.Reads.EnterReadLock();
        try
        {
            return read();
        }
        finally
        {
            checkpointer.Reads.ExitReadLock();
        }
    }

    private async ValueTask<T> RunAsync<T>(Func<HistoryReader, T> read, CancellationToken cancellationToken)
    {
        if (_isClosed)
            throw new JournalException("The store is closed.");
        // Off the caller's context: the loop has nothing to do in here.
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Run(read), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    private T Run<T>(Func<HistoryReader, T> read)
    {
        HistoryReader? reader = null;
        try
        {
            if (!_idle.TryPop(out reader))
                reader = new HistoryReader(database);
            var result = read(reader);
            _idle.Push(reader);
            reader = null;
            return result;
        }
        catch (SqliteException exception)
        {
            throw new JournalException($"The history could not be read: {exception.Message}", exception);
        }
        finally
        {
            // After a failure the next read opens a connection anew.
            reader?.Dispose();
        }
    }
}
