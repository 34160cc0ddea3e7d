using ChatOn.Server.Storage;

namespace ChatOn.Storage.Sqlite;

/// <summary>The columns of an entry in the tail and in history.</summary>
internal static class HistoryRow
{
    /// <summary>In the order in which they are read.</summary>
    public const string Columns = "time, kind, sender, client_id, body, parent, text_at";

    /// <summary>The same of a table that is called h.</summary>
    public const string ColumnsOfH = "h.time, h.kind, h.sender, h.client_id, h.body, h.parent, h.text_at";

    /// <param name="first">Where the columns begin in the row.</param>
    public static HistoryRecord Read(Statement row, RoomRef room, int first = 0) => new(
        room, row.Int64(first), (RecordKind)row.Int64(first + 1), row.Int64(first + 2), row.Bytes(first + 4).ToArray(), row.TextOrNull(first + 3))
    {
        Parent = row.Int64(first + 5),
        TextAt = row.Int32OrNull(first + 6),
    };
}
