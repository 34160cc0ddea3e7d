using ChatOn.Server.Storage;
using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>Writes records inside the transaction of its connection.</summary>
internal sealed class RecordWriter : IDisposable
{
    private readonly KnownRooms _rooms;
    private readonly Statement _addHistory;
    private readonly Statement _addClientId;
    private readonly Statement _findNamed;
    private readonly Statement _addRoom;
    private readonly Statement _removeRoom;
    private readonly Statement _removeModes;
    private readonly Statement _addErased;
    private readonly Statement _noteLastTime;
    private readonly Statement _saveTopic;
    private readonly Statement _saveMode;
    private readonly Statement _removeMode;

    public RecordWriter(SqliteConnection connection, KnownRooms rooms)
    {
        _rooms = rooms;
        _addHistory = Prepare("INSERT INTO history (room, time, kind, sender, client_id, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        // The first one stays, unless its room is gone.
        _addClientId = Prepare("""
            INSERT INTO client_ids (sender, client_id, room, time) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET room = excluded.room, time = excluded.time
            WHERE NOT EXISTS (SELECT 1 FROM rooms WHERE id = client_ids.room)
            """);
        _findNamed = Prepare("SELECT id FROM rooms WHERE folded = ?1");
        _addRoom = Prepare("INSERT INTO rooms (id, name, folded) VALUES (?1, ?2, ?3)");
        _removeRoom = Prepare("DELETE FROM rooms WHERE id = ?1");
        _removeModes = Prepare("DELETE FROM room_modes WHERE room = ?1");
        _addErased = Prepare("INSERT OR IGNORE INTO erased_rooms (id) VALUES (?1)");
        _noteLastTime = Prepare(
            "UPDATE store SET last_time = max(last_time, ?1, coalesce((SELECT max(time) FROM history WHERE room = ?1), 0))");
        _saveTopic = Prepare("UPDATE rooms SET topic = ?2, topic_set_by = ?3, topic_set_at = ?4 WHERE id = ?1");
        _saveMode = Prepare("""
            INSERT INTO room_modes (room, letter, is_list, entry, argument, set_by, set_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT DO UPDATE SET argument = excluded.argument, set_by = excluded.set_by, set_at = excluded.set_at
            """);
        _removeMode = Prepare("DELETE FROM room_modes WHERE room = ?1 AND letter = ?2 AND is_list = ?3 AND entry = ?4");

        Statement Prepare(string sql) => new(connection, sql);
    }

    /// <summary>How many rooms were erased: as often there is history to remove.</summary>
    public int Erasures { get; private set; }

    public void Write(JournalRecord record)
    {
        switch (record)
        {
            case HistoryRecord history:
                Add(history);
                break;
            case RoomMade made:
                Know(made.Room);
                break;
            case RoomErased erased:
                Erase(erased.RoomId);
                break;
            case TopicSaved topic:
                Save(topic);
                break;
            case RoomModeSaved mode:
                Save(mode);
                break;
            case RoomModeRemoved mode:
                _removeMode.Bind(1, mode.RoomId).Bind(2, mode.Letter.ToString()).Bind(3, mode.IsList ? 1 : 0)
                    .Bind(4, mode.IsList ? mode.Argument : "").Run();
                break;
            default:
                throw new JournalException($"A {record.GetType().Name} is no record that can be stored.");
        }
    }

    public void Dispose()
    {
        _addHistory.Dispose();
        _addClientId.Dispose();
        _findNamed.Dispose();
        _addRoom.Dispose();
        _removeRoom.Dispose();
        _removeModes.Dispose();
        _addErased.Dispose();
        _noteLastTime.Dispose();
        _saveTopic.Dispose();
        _saveMode.Dispose();
        _removeMode.Dispose();
    }

    private void Add(HistoryRecord record)
    {
        if (record.Body.Length > HistoryRecord.MaxBodyBytes)
            throw new JournalException($"A body of {record.Body.Length} bytes is larger than {HistoryRecord.MaxBodyBytes}.");
        if (!Know(record.Room))
            return;
        _addHistory.Bind(1, record.Room.Id).Bind(2, record.Time).Bind(3, (int)record.Kind).Bind(4, record.Sender).Bind(5, record.ClientId)
            .Bind(6, record.Body.Span).Run();
        if (record.ClientId is not null)
            _addClientId.Bind(1, record.Sender).Bind(2, record.ClientId).Bind(3, record.Room.Id).Bind(4, record.Time).Run();
    }

    /// <summary>Makes the room when it is new; false when it was erased.</summary>
    private bool Know(RoomRef room)
    {
        if (_rooms.IsAlive(room.Id))
            return true;
        if (_rooms.IsErased(room.Id))
            return false;
        var folded = room.Name.Length == 0 ? null : room.FoldedName;
        if (folded is not null && _findNamed.Bind(1, folded).ReadInt64() is { } older)
            Erase(older);
        _addRoom.Bind(1, room.Id).Bind(2, room.Name).Bind(3, folded).Run();
        _rooms.Make(room.Id);
        return true;
    }

    private void Erase(long roomId)
    {
        if (_rooms.IsAlive(roomId))
        {
            _noteLastTime.Bind(1, roomId).Run();
            _addErased.Bind(1, roomId).Run();
            _removeModes.Bind(1, roomId).Run();
            _removeRoom.Bind(1, roomId).Run();
            Erasures++;
        }

        _rooms.Erase(roomId);
    }

    private void Save(TopicSaved topic)
    {
        var isRemoved = topic.Text.Length == 0;
        _saveTopic.Bind(1, topic.RoomId).Bind(2, isRemoved ? null : topic.Text).Bind(3, isRemoved ? null : topic.SetBy)
            .Bind(4, topic.SetAt).Run();
    }

    private void Save(RoomModeSaved mode)
    {
        if (!_rooms.IsAlive(mode.RoomId))
            return;
        _saveMode.Bind(1, mode.RoomId).Bind(2, mode.Letter.ToString()).Bind(3, mode.IsList ? 1 : 0)
            .Bind(4, mode.IsList ? mode.Argument : "").Bind(5, mode.Argument).Bind(6, mode.SetBy).Bind(7, mode.SetAt).Run();
    }
}
