using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>
/// Removes what erased senders said, in pieces, inside the transaction of its connection. There is no index by sender (it would cost every
/// message), so all of history is looked through; how far it got is stored.
/// </summary>
internal sealed class SenderRemoval(SqliteConnection connection, ErasedSenders senders) : IDisposable
{
    internal const string EntriesAfter = """
        SELECT room, time, sender, client_id, length(body), parent, text_at FROM history WHERE (room, time) > (?1, ?2) ORDER BY room, time
        """;

    private readonly Statement _next = new(connection, "SELECT id, room, time FROM erased_senders LIMIT 1");
    private readonly Statement _entries = new(connection, EntriesAfter);
    private readonly Statement _removeEntry = new(connection, "DELETE FROM history WHERE room = ?1 AND time = ?2");
    private readonly Statement _goOn = new(connection, "UPDATE erased_senders SET room = ?2, time = ?3 WHERE id = ?1");
    private readonly Statement _forget = new(connection, "DELETE FROM erased_senders WHERE id = ?1");
    private readonly EntryTraces _traces = new(connection);

    /// <summary>Removes one piece. The tail must hold nothing of an erased sender.</summary>
    public RemovalProgress RemovePiece()
    {
        if (Next() is not var (sender, room, time))
            return RemovalProgress.Nothing;
        var piece = new RemovalPiece();
        var isAll = !FindPiece(sender, piece, ref room, ref time);
        _traces.Remove(piece);
        foreach (var entry in piece.Entries)
            _removeEntry.Bind(1, entry.Room).Bind(2, entry.Time).Run();
        if (isAll)
        {
            _forget.Bind(1, sender).Run();
            senders.Remove(sender);
            return RemovalProgress.Finished;
        }

        _goOn.Bind(1, sender).Bind(2, room).Bind(3, time).Run();
        return RemovalProgress.Some;
    }

    public void Dispose()
    {
        _next.Dispose();
        _entries.Dispose();
        _removeEntry.Dispose();
        _goOn.Dispose();
        _forget.Dispose();
        _traces.Dispose();
    }

    private (long Sender, long Room, long Time)? Next()
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

    /// <summary>Fills a piece from after an entry on, and moves that forward; false when nothing is left beyond it.</summary>
    private bool FindPiece(long sender, RemovalPiece piece, ref long room, ref long time)
    {
        _entries.Bind(1, room).Bind(2, time);
        try
        {
            while (!piece.IsFull)
            {
                if (!_entries.Step())
                    return false;
                (room, time) = (_entries.Int64(0), _entries.Int64(1));
                if (_entries.Int64(2) == sender)
                {
                    piece.Remove(
                        new RemovedEntry(room, time, sender, _entries.TextOrNull(3), _entries.Int64(5), !_entries.IsNull(6)), _entries.Int64(4));
                }
                else
                {
                    piece.Pass(_entries.Int64(4));
                }
            }

            return true;
        }
        finally
        {
            _entries.Reset();
        }
    }
}
