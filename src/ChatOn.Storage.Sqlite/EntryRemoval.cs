using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>Puts tombstones in the place of redacted entries and removes their edits, in pieces, inside the transaction of its connection.</summary>
internal sealed class EntryRemoval(SqliteConnection connection, ErasedEntries entries) : IDisposable
{
    internal const string Edits = """
        SELECT h.time, h.sender, h.client_id, length(h.body), h.text_at FROM children c CROSS JOIN history h ON h.room = c.room AND h.time = c.time
        WHERE c.room = ?1 AND c.parent = ?2 AND c.time <= ?3 AND h.kind = 4 ORDER BY c.time
        """;

    private readonly Statement _next = new(connection, "SELECT of_room, of_time, edits_to FROM erased_entries LIMIT 1");

    private readonly Statement _replace = new(connection, """
        UPDATE history SET kind = 6, text_at = NULL, body = (SELECT tombstone FROM erased_entries WHERE of_room = ?1 AND of_time = ?2)
        WHERE room = ?1 AND time = ?2
        """);

    private readonly Statement _edits = new(connection, Edits);
    private readonly Statement _removeEntry = new(connection, "DELETE FROM history WHERE room = ?1 AND time = ?2");
    private readonly Statement _forget = new(connection, "DELETE FROM erased_entries WHERE of_room = ?1 AND of_time = ?2");
    private readonly EntryTraces _traces = new(connection);

    /// <summary>Removes one piece. The tail must hold nothing of it.</summary>
    public RemovalProgress RemovePiece()
    {
        if (Next() is not var (room, time, editsTo))
            return RemovalProgress.Nothing;
        _replace.Bind(1, room).Bind(2, time).Run();
        _traces.RemoveWords(room, time);
        var piece = new RemovalPiece();
        var isAll = !FindPiece(room, time, editsTo, piece);
        _traces.Remove(piece);
        foreach (var edit in piece.Entries)
            _removeEntry.Bind(1, edit.Room).Bind(2, edit.Time).Run();
        if (!isAll)
            return RemovalProgress.Some;
        _forget.Bind(1, room).Bind(2, time).Run();
        entries.Remove(room, time);
        return RemovalProgress.Finished;
    }

    public void Dispose()
    {
        _next.Dispose();
        _replace.Dispose();
        _edits.Dispose();
        _removeEntry.Dispose();
        _forget.Dispose();
        _traces.Dispose();
    }

    private (long Room, long Time, long EditsTo)? Next()
    {
        try
        {
            return _next.Step() ? (_next.Int64(0), _next.Int64(1), _next.Int64(2)) : null;
        }
        finally
        {
            _next.Reset();
        }
    }

    /// <summary>Fills a piece; false when nothing is left beyond it.</summary>
    private bool FindPiece(long room, long parent, long editsTo, RemovalPiece piece)
    {
        _edits.Bind(1, room).Bind(2, parent).Bind(3, editsTo);
        try
        {
            while (!piece.IsFull)
            {
                if (!_edits.Step())
                    return false;
                piece.Remove(
                    new RemovedEntry(room, _edits.Int64(0), _edits.Int64(1), _edits.TextOrNull(2), parent, !_edits.IsNull(4)), _edits.Int64(3));
            }

            return true;
        }
        finally
        {
            _edits.Reset();
        }
    }
}
