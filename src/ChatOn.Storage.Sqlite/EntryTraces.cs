using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>What entries that are removed have beside their rows: client ids go, the room's last time stays. Inside the transaction of its connection.</summary>
internal sealed class EntryTraces(SqliteConnection connection) : IDisposable
{
    private readonly Statement _removeClientId = new(
        connection, "DELETE FROM client_ids WHERE sender = ?1 AND client_id = ?2 AND room = ?3 AND time = ?4");

    private readonly Statement _noteRoomTime = new(connection, "UPDATE rooms SET last_time = max(coalesce(last_time, ?2), ?2) WHERE id = ?1");

    /// <summary>These are about to be removed; they are in the order of rooms and times.</summary>
    public void Remove(RemovalPiece piece)
    {
        for (var i = 0; i < piece.Entries.Count; i++)
        {
            var (room, time, sender, clientId) = piece.Entries[i];
            if (clientId is not null)
                _removeClientId.Bind(1, sender).Bind(2, clientId).Bind(3, room).Bind(4, time).Run();
            if (i + 1 == piece.Entries.Count || piece.Entries[i + 1].Room != room)
                _noteRoomTime.Bind(1, room).Bind(2, time).Run();
        }
    }

    public void Dispose()
    {
        _removeClientId.Dispose();
        _noteRoomTime.Dispose();
    }
}
