using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>Removes the history of erased rooms and what was trimmed from others, in pieces, inside the transaction of its connection.</summary>
internal sealed class HistoryRemoval(SqliteConnection connection) : IDisposable
{
    private readonly Statement _next = new(connection, "SELECT room, older_than FROM removals LIMIT 1");
    private readonly Statement _entries = new(
        connection, "SELECT time, length(body), sender, client_id, parent, text_at FROM history WHERE room = ?1 AND time < ?2 ORDER BY time");
    private readonly Statement _removeHistory = new(connection, "DELETE FROM history WHERE room = ?1 AND time <= ?2");
    private readonly Statement _forget = new(connection, "DELETE FROM removals WHERE room = ?1");
    private readonly EntryTraces _traces = new(connection);

    /// <summary>Removes one piece.</summary>
    public RemovalProgress RemovePiece()
    {
        if (Next() is not { } next)
            return RemovalProgress.Nothing;
        var piece = new RemovalPiece();
        var isAll = !FindPiece(next.Room, next.OlderThan, piece);
        _traces.Remove(piece);
        if (piece.Entries.Count > 0)
            _removeHistory.Bind(1, next.Room).Bind(2, piece.Entries[^1].Time).Run();
        if (!isAll)
            return RemovalProgress.Some;
        _forget.Bind(1, next.Room).Run();
        return next.OlderThan == long.MaxValue ? RemovalProgress.Some : RemovalProgress.Finished;
    }

    public void Dispose()
    {
        _next.Dispose();
        _entries.Dispose();
        _removeHistory.Dispose();
        _forget.Dispose();
        _traces.Dispose();
    }

    private (long Room, long OlderThan)? Next()
    {
        try
        {
            return _next.Step() ? (_next.Int64(0), _next.Int64(1)) : null;
        }
        finally
        {
            _next.Reset();
        }
    }

    /// <summary>Fills a piece; false when nothing is left beyond it.</summary>
    private bool FindPiece(long room, long olderThan, RemovalPiece piece)
    {
        _entries.Bind(1, room).Bind(2, olderThan);
        try
        {
            while (!piece.IsFull)
            {
                if (!_entries.Step())
                    return false;
                piece.Remove(
                    new RemovedEntry(
                        room, _entries.Int64(0), _entries.Int64(2), _entries.TextOrNull(3), _entries.Int64(4), !_entries.IsNull(5)),
                    _entries.Int64(1));
            }

            return true;
        }
        finally
        {
            _entries.Reset();
        }
    }
}
