using ChatOn.Server.Storage;
using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>Removes the history of erased rooms in pieces, inside the transaction of its connection.</summary>
internal sealed class HistoryRemoval(SqliteConnection connection) : IDisposable
{
    // A piece takes some 2 ms: 512 rows of a usual length, or fewer long ones.
    private const int MaxRows = 512;
    private const int MaxBytes = 1 << 20;

    /// <summary>More pages than a piece can take.</summary>
    public const long MostPages = (2 * (MaxBytes + HistoryRecord.MaxBodyBytes) / Database.PageBytes) + (4 * MaxRows);

    private readonly Statement _nextRoom = new(connection, "SELECT id FROM erased_rooms LIMIT 1");
    private readonly Statement _entries = new(
        connection, "SELECT time, length(body), sender, client_id FROM history WHERE room = ?1 ORDER BY time");
    private readonly Statement _removeClientId = new(
        connection, "DELETE FROM client_ids WHERE sender = ?1 AND client_id = ?2 AND room = ?3 AND time = ?4");
    private readonly Statement _removeHistory = new(connection, "DELETE FROM history WHERE room = ?1 AND time <= ?2");
    private readonly Statement _forgetRoom = new(connection, "DELETE FROM erased_rooms WHERE id = ?1");

    /// <summary>Removes one piece; false when there is nothing to remove.</summary>
    public bool RemovePiece()
    {
        if (_nextRoom.ReadInt64() is not { } room)
            return false;
        var (last, isAll, clientIds) = FindPiece(room);
        foreach (var (time, sender, clientId) in clientIds)
            _removeClientId.Bind(1, sender).Bind(2, clientId).Bind(3, room).Bind(4, time).Run();
        _removeHistory.Bind(1, room).Bind(2, last).Run();
        if (isAll)
            _forgetRoom.Bind(1, room).Run();
        return true;
    }

    public void Dispose()
    {
        _nextRoom.Dispose();
        _entries.Dispose();
        _removeClientId.Dispose();
        _removeHistory.Dispose();
        _forgetRoom.Dispose();
    }

    private (long Last, bool IsAll, List<(long Time, long Sender, string ClientId)> ClientIds) FindPiece(long room)
    {
        var clientIds = new List<(long, long, string)>();
        var last = 0L;
        var bytes = 0L;
        _entries.Bind(1, room);
        try
        {
            for (var rows = 0; rows < MaxRows && bytes < MaxBytes; rows++)
            {
                if (!_entries.Step())
                    return (last, true, clientIds);
                last = _entries.Int64(0);
                bytes += _entries.Int64(1);
                if (_entries.TextOrNull(3) is { } clientId)
                    clientIds.Add((last, _entries.Int64(2), clientId));
            }

            return (last, false, clientIds);
        }
        finally
        {
            _entries.Reset();
        }
    }
}
