using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>
/// What entries that are removed have beside their rows: client ids, words and places among their parents' children go, the room's last time
/// stays. Inside the transaction of its connection.
/// </summary>
internal sealed class EntryTraces(SqliteConnection connection) : IDisposable
{
    private readonly Statement _removeClientId = new(
        connection, "DELETE FROM client_ids WHERE sender = ?1 AND client_id = ?2 AND room = ?3 AND time = ?4");

    private readonly Statement _removeChild = new(connection, "DELETE FROM children WHERE room = ?1 AND parent = ?2 AND time = ?3");
    private readonly Statement _removeWords = new(connection, "DELETE FROM words WHERE room = ?1 AND time = ?2");
    private readonly Statement _noteRoomTime = new(connection, "UPDATE rooms SET last_time = max(coalesce(last_time, ?2), ?2) WHERE id = ?1");

    /// <summary>These are about to be removed; they are in the order of rooms and times.</summary>
    public void Remove(RemovalPiece piece)
    {
        for (var i = 0; i < piece.Entries.Count; i++)
        {
            var entry = piece.Entries[i];
            if (entry.ClientId is not null)
                _removeClientId.Bind(1, entry.Sender).Bind(2, entry.ClientId).Bind(3, entry.Room).Bind(4, entry.Time).Run();
            if (entry.Parent != 0)
                _removeChild.Bind(1, entry.Room).Bind(2, entry.Parent).Bind(3, entry.Time).Run();
            if (entry.IsSearched)
                RemoveWords(entry.Room, entry.Time);
            if (i + 1 == piece.Entries.Count || piece.Entries[i + 1].Room != entry.Room)
                _noteRoomTime.Bind(1, entry.Room).Bind(2, entry.Time).Run();
        }
    }

    /// <summary>An entry stays, but is searched no more.</summary>
    public void RemoveWords(long room, long time) => _removeWords.Bind(1, room).Bind(2, time).Run();

    public void Dispose()
    {
        _removeClientId.Dispose();
        _removeChild.Dispose();
        _removeWords.Dispose();
        _noteRoomTime.Dispose();
    }
}
