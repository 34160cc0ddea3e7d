using ChatOn.Server.Storage;
using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>Reads the children of entries over the connection of its <see cref="HistoryReader"/>.</summary>
internal sealed class ChildrenReader(SqliteConnection connection) : IDisposable
{
    internal const string NewestFirst = $"""
        SELECT {HistoryRow.ColumnsOfH}, r.name FROM rooms r CROSS JOIN children c ON c.room = r.id
        CROSS JOIN history h ON h.room = c.room AND h.time = c.time
        WHERE r.id = ?1 AND c.parent = ?2 AND c.time >= r.trimmed_before AND c.time < ?3 ORDER BY c.time DESC
        """;

    private const int PieceRows = 1024;
    private const int PieceBytes = 1 << 20;

    private readonly Statement _newestFirst = new(connection, NewestFirst);

    /// <summary>Adds children of an entry, newest first, until there are no more, so many are found or a piece is full.</summary>
    /// <returns>The time before which is still to be read, or null.</returns>
    public long? ReadPiece(long roomId, long parent, long before, int limit, RecordKind? kind, Erasures erasures, List<HistoryRecord> found)
    {
        _newestFirst.Bind(1, roomId).Bind(2, parent).Bind(3, before);
        try
        {
            RoomRef? room = null;
            var bytes = 0;
            for (var rows = 1; _newestFirst.Step(); rows++)
            {
                if (kind is { } wanted && _newestFirst.Int64(1) != (int)wanted)
                {
                    if (rows == PieceRows)
                        return _newestFirst.Int64(0);
                    continue;
                }

                var record = HistoryRow.Read(_newestFirst, room ??= new RoomRef(roomId, _newestFirst.Text(7)));
                bytes += record.Body.Length;
                if (erasures.Show(record) is { } shown)
                    found.Add(shown);
                if (found.Count >= limit)
                    return null;
                if (rows == PieceRows || bytes > PieceBytes)
                    return record.Time;
            }

            return null;
        }
        finally
        {
            _newestFirst.Reset();
        }
    }

    public void Dispose() => _newestFirst.Dispose();
}
