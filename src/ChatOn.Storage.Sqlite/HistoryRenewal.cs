using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>Writes all of history anew in pieces, so that no page keeps a copy of what was removed. Inside the transaction of its connection.</summary>
/// <remarks>
/// SQLite overwrites what is removed and the pages that it frees, but not the unallocated middle of a page whose entries it moved to its
/// neighbours. What is taken out and put in again leaves its pages, which are freed, and those that stay are filled. Each piece goes
/// halfway over the one before it, so that a page at a border is in the middle of the next.
/// </remarks>
internal sealed class HistoryRenewal : IDisposable
{
    private readonly Statement _next;
    private readonly Statement _entries;
    private readonly Statement _take;
    private readonly Statement _remove;
    private readonly Statement _putBack;
    private readonly Statement _clear;
    private readonly Statement _goOn;
    private readonly Statement _finish;
    private readonly Statement _ask;

    public HistoryRenewal(SqliteConnection connection)
    {
        const string Range = "(room, time) > (?1, ?2) AND (room, time) <= (?3, ?4)";
        connection.Execute("CREATE TEMP TABLE renewed AS SELECT * FROM history WHERE 0");
        _next = new Statement(connection, "SELECT renewed_room, renewed_time FROM store WHERE renewed_room IS NOT NULL");
        _entries = new Statement(connection, "SELECT room, time, length(body) FROM history WHERE (room, time) > (?1, ?2) ORDER BY room, time");
        _take = new Statement(connection, $"INSERT INTO temp.renewed SELECT * FROM history WHERE {Range} ORDER BY room, time");
        _remove = new Statement(connection, $"DELETE FROM history WHERE {Range}");
        _putBack = new Statement(connection, "INSERT INTO history SELECT * FROM temp.renewed ORDER BY rowid");
        _clear = new Statement(connection, "DELETE FROM temp.renewed");
        _goOn = new Statement(connection, "UPDATE store SET renewed_room = ?1, renewed_time = ?2");
        _finish = new Statement(connection, """
            UPDATE store SET renewed_room = iif(renew_again, 0, NULL), renewed_time = iif(renew_again, 0, NULL), renew_again = 0
            """);
        _ask = new Statement(connection, """
            UPDATE store SET renew_again = renewed_room > 0 IS TRUE, renewed_room = coalesce(renewed_room, 0), renewed_time = coalesce(renewed_time, 0)
            """);
    }

    /// <summary>Something was removed: all is written anew, once more when that is under way.</summary>
    public void Ask() => _ask.Run();

    /// <summary>Writes one piece anew.</summary>
    public RemovalProgress RenewPiece()
    {
        if (Next() is not var (room, time))
            return RemovalProgress.Nothing;
        var (keys, isAll) = FindPiece(room, time);
        if (keys.Count > 0)
        {
            var (lastRoom, lastTime) = keys[^1];
            _take.Bind(1, room).Bind(2, time).Bind(3, lastRoom).Bind(4, lastTime).Run();
            _remove.Bind(1, room).Bind(2, time).Bind(3, lastRoom).Bind(4, lastTime).Run();
            _putBack.Run();
            _clear.Run();
        }

        if (isAll)
        {
            _finish.Run();
            return RemovalProgress.Finished;
        }

        var (halfRoom, halfTime) = keys[keys.Count / 2];
        _goOn.Bind(1, halfRoom).Bind(2, halfTime).Run();
        return RemovalProgress.Some;
    }

    public void Dispose()
    {
        _next.Dispose();
        _entries.Dispose();
        _take.Dispose();
        _remove.Dispose();
        _putBack.Dispose();
        _clear.Dispose();
        _goOn.Dispose();
        _finish.Dispose();
        _ask.Dispose();
    }

    private (long Room, long Time)? Next()
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

    private (List<(long Room, long Time)> Keys, bool IsAll) FindPiece(long room, long time)
    {
        var keys = new List<(long Room, long Time)>();
        var piece = new RemovalPiece();
        _entries.Bind(1, room).Bind(2, time);
        try
        {
            while (!piece.IsFull)
            {
                if (!_entries.Step())
                    return (keys, true);
                keys.Add((_entries.Int64(0), _entries.Int64(1)));
                piece.Pass(_entries.Int64(2));
            }

            return (keys, false);
        }
        finally
        {
            _entries.Reset();
        }
    }
}
