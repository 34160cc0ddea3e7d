using ChatOn.Server.Storage;
using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>Reads the rooms at start.</summary>
internal sealed class SqliteRooms(Database database) : IRoomStore
{
    private static readonly string Noted =
        string.Join(", ", Enum.GetValues<RecordKind>().Where(kind => !kind.IsSaid()).Select(kind => (int)kind));

    private static readonly string IsReadable =
        $"""
        kind NOT IN ({Noted}) AND time >= trimmed_before AND sender NOT IN (SELECT id FROM erased_senders)
        AND NOT (kind = 4 AND EXISTS (SELECT 1 FROM erased_entries WHERE of_room = room AND of_time = parent AND time <= edits_to))
        """;

    public IReadOnlyList<StoredRoom> LoadRooms() => Read(ReadRooms);

    public long LoadLastTime() => Read(static connection => connection.Scalar("""
        SELECT max(
            (SELECT last_time FROM store),
            coalesce((SELECT max(time) FROM tail), 0),
            coalesce((SELECT max(id) FROM rooms), 0),
            coalesce((SELECT max(last_time) FROM rooms), 0),
            coalesce((
                SELECT max(CAST(key AS INTEGER)) FROM documents
                WHERE kind = 1 AND length(key) <= 18 AND key NOT GLOB '*[^0-9]*'), 0),
            coalesce((SELECT max((SELECT max(time) FROM history WHERE room = rooms.id)) FROM rooms), 0))
        """).GetValueOrDefault());

    private static List<StoredRoom> ReadRooms(SqliteConnection connection)
    {
        var modes = ReadModes(connection);
        using var rows = new Statement(connection, $"""
            WITH newest AS MATERIALIZED (
                SELECT room, max(time) AS time, max(time) FILTER (WHERE {IsReadable}) AS said FROM tail JOIN rooms ON id = room GROUP BY room)
            SELECT id, name, topic, topic_set_by, topic_set_at,
                max(coalesce(newest.time, (SELECT max(time) FROM history WHERE room = id), 0), coalesce(last_time, 0)),
                coalesce(newest.said, (SELECT time FROM history WHERE room = id AND {IsReadable} ORDER BY time DESC LIMIT 1))
            FROM rooms LEFT JOIN newest ON newest.room = id WHERE folded IS NOT NULL ORDER BY id
            """);
        var rooms = new List<StoredRoom>();
        while (rows.Step())
        {
            var room = new RoomRef(rows.Int64(0), rows.Text(1));
            var topic = rows.IsNull(2) ? null : new StoredTopic(rows.Text(2), rows.Text(3), rows.Int64(4));
            rooms.Add(new StoredRoom(room, topic, modes.GetValueOrDefault(room.Id, []), rows.Int64(5), rows.Int64(6)));
        }

        return rooms;
    }

    private static Dictionary<long, List<StoredMode>> ReadModes(SqliteConnection connection)
    {
        using var rows = new Statement(connection, "SELECT room, letter, is_list, argument, set_by, set_at FROM room_modes ORDER BY rowid");
        var modes = new Dictionary<long, List<StoredMode>>();
        while (rows.Step())
        {
            if (!modes.TryGetValue(rows.Int64(0), out var ofRoom))
                modes.Add(rows.Int64(0), ofRoom = []);
            ofRoom.Add(new StoredMode(rows.Text(1)[0], rows.Int64(2) != 0, rows.Text(3), rows.Text(4), rows.Int64(5)));
        }

        return modes;
    }

    private T Read<T>(Func<SqliteConnection, T> read)
    {
        try
        {
            using var connection = database.OpenReader();
            return read(connection);
        }
        catch (SqliteException exception)
        {
            throw new JournalException($"The rooms could not be read: {exception.Message}", exception);
        }
    }
}
