using System.Collections.Concurrent;
using ChatOn.Server.Storage;
using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>Reads history on the thread pool, a bounded number of reads at once, each over a connection of its own.</summary>
internal sealed class SqliteHistory(
    Database database, Checkpointer checkpointer, Tail tail, ErasedSenders senders, ErasedEntries entries, int connections) : IHistoryStore, IDisposable
{
    private const int MaxAttempts = 3;

    private readonly SemaphoreSlim _slots = new(connections, connections);

    // A search may take long: what else is read has the other connections.
    private readonly SemaphoreSlim _searches = new(1, 1);
    private readonly ConcurrentStack<HistoryReader> _idle = new();
    private bool _isClosed;

    private Erasures Erasures => new(senders.Stored, entries.Stored);

    public ValueTask<IReadOnlyList<HistoryRecord>> ReadAsync(HistoryRange range, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(range.Limit, 1, nameof(range));
        return RunAsync(read => read.Range(range), cancellationToken);
    }

    public async ValueTask<HistoryRecord?> FindByClientIdAsync(long sender, string clientId, CancellationToken cancellationToken) =>
        (await RunAsync(read => read.ByClientId(sender, clientId), cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    public ValueTask<IReadOnlyList<HistoryRecord>> ReadChildrenAsync(
        long roomId, IReadOnlyList<long> parents, int limit, RecordKind? kind, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return RunAsync(read => read.Children(roomId, parents, limit, kind), cancellationToken);
    }

    public async ValueTask<IReadOnlyList<HistoryRecord>> SearchAsync(HistorySearch search, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(search.Limit, 1, nameof(search));
        await _searches.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await RunAsync(read => read.Search(search), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _searches.Release();
        }
    }

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
        _searches.Dispose();
    }

    private async ValueTask<IReadOnlyList<HistoryRecord>> RunAsync(
        Func<OneRead, IReadOnlyList<HistoryRecord>> read, CancellationToken cancellationToken)
    {
        if (_isClosed)
            throw new JournalException("The store is closed.");
        // Off the caller's context: the loop has nothing to do in here.
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Run(read, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    private IReadOnlyList<HistoryRecord> Run(Func<OneRead, IReadOnlyList<HistoryRecord>> read, CancellationToken cancellationToken)
    {
        HistoryReader? reader = null;
        try
        {
            if (!_idle.TryPop(out reader))
                reader = new HistoryReader(database);
            var result = Run(reader, read, cancellationToken);
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

    /// <summary>Reads again when an entry was redacted meanwhile: what was read of it must not be shown, and a limit counts what is.</summary>
    private IReadOnlyList<HistoryRecord> Run(
        HistoryReader reader, Func<OneRead, IReadOnlyList<HistoryRecord>> read, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var erasures = Erasures;
            var found = read(new OneRead(reader, tail, erasures, checkpointer.Reads, cancellationToken));
            if (entries.Stored == erasures.Entries)
                return found;
            if (attempt == MaxAttempts)
                return Erasures.Show(found);
        }
    }
}
