using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>Moves the tail into the clustered tables, inside the transaction of its connection.</summary>
/// <remarks>
/// What one commit says in many rooms lies on as many pages there; what a hundred commits say, on hardly more. Measured with 64
/// messages of 100 bytes in a commit, all threads: over 100 rooms 15.7 us a message when each went to its place at once and 4.0 this
/// way; with client ids of 50 senders 10.8 and 4.5; in one room without ids 2.3 and 2.9.
/// </remarks>
internal sealed class TailSpreading(SqliteConnection connection, Tail tail) : IDisposable
{
    private const string Erased = """
        room NOT IN (SELECT id FROM rooms) OR time < (SELECT trimmed_before FROM rooms WHERE id = room)
        OR sender IN (SELECT id FROM erased_senders)
        OR (kind = 4 AND EXISTS (SELECT 1 FROM erased_entries WHERE of_room = room AND of_time = parent AND time <= edits_to))
        """;

    private readonly Statement _noteTimes = new(connection, $"""
        UPDATE rooms SET last_time = max(coalesce(last_time, erased.time), erased.time)
        FROM (SELECT room, max(time) AS time FROM tail WHERE {Erased} GROUP BY room) AS erased WHERE rooms.id = erased.room
        """);

    private readonly Statement _dropErased = new(connection, $"DELETE FROM tail WHERE {Erased}");

    private readonly Statement _buryErased = new(connection, """
        UPDATE tail SET kind = 6, text_at = NULL, body = (SELECT tombstone FROM erased_entries WHERE of_room = room AND of_time = time)
        WHERE (room, time) IN (SELECT of_room, of_time FROM erased_entries)
        """);

    private readonly Statement _history = new(connection, """
        INSERT OR IGNORE INTO history (room, time, kind, sender, client_id, body, parent, text_at)
        SELECT room, time, kind, sender, client_id, body, parent, text_at FROM tail ORDER BY room, time
        """);

    // The first one of its id stays, unless it can be read no more.
    private readonly Statement _clientIds = new(connection, """
        INSERT INTO client_ids (sender, client_id, room, time)
        SELECT sender, client_id, room, time FROM tail WHERE client_id IS NOT NULL
        ORDER BY sender, client_id, seq
        ON CONFLICT DO UPDATE SET room = excluded.room, time = excluded.time
        WHERE NOT EXISTS (SELECT 1 FROM rooms WHERE id = client_ids.room AND client_ids.time >= trimmed_before)
        """);

    private readonly Statement _children = new(connection, """
        INSERT OR IGNORE INTO children (room, parent, time) SELECT room, parent, time FROM tail WHERE parent <> 0 ORDER BY room, parent, time
        """);

    private readonly Statement _words = new(connection, "INSERT OR IGNORE INTO words (room, time, hashes) VALUES (?1, ?2, ?3)");
    private readonly Statement _clear = new(connection, "DELETE FROM tail");
    private readonly TextHasher _hasher = new();

    /// <param name="hasErased">Whether the tail may hold what is unreadable: it is dropped first.</param>
    public void Spread(bool hasErased)
    {
        if (hasErased)
        {
            _noteTimes.Run();
            _dropErased.Run();
            _buryErased.Run();
        }

        _history.Run();
        // Each reads all of the table, for nothing where nothing has an id or a parent.
        if (tail.HasClientIds)
            _clientIds.Run();
        if (tail.HasChildren)
            _children.Run();
        AddWords();
        _clear.Run();
    }

    public void Dispose()
    {
        _noteTimes.Dispose();
        _dropErased.Dispose();
        _buryErased.Dispose();
        _history.Dispose();
        _clientIds.Dispose();
        _children.Dispose();
        _words.Dispose();
        _clear.Dispose();
    }

    /// <summary>From what is in memory, which is what the table has once the unreadable is dropped.</summary>
    private void AddWords()
    {
        foreach (var room in tail.RoomIds())
        {
            foreach (var entry in tail.ReadAll(room, out _))
            {
                if (entry.TextAt is not null)
                    _words.Bind(1, room).Bind(2, entry.Time).Bind(3, _hasher.Of(entry)).Run();
            }
        }
    }
}
