using ChatOn.Server.Storage;
using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>Writes records inside the transaction of its connection.</summary>
internal sealed class RecordWriter : IDisposable
{
    private readonly KnownRooms _rooms;
    private readonly ErasedSenders _senders;
    private readonly ErasedEntries _entries;
    private readonly List<JournalRecord> _changes = [];
    private readonly Statement _addHistory;
    private readonly Statement _findLastTime;
    private readonly Statement _findNamed;
    private readonly Statement _addRoom;
    private readonly Statement _renameRoom;
    private readonly Statement _removeRoom;
    private readonly Statement _removeModes;
    private readonly Statement _addRemoval;
    private readonly Statement _noteLastTime;
    private readonly Statement _noteRoomTime;
    private readonly Statement _trim;
    private readonly Statement _addErasedSender;
    private readonly Statement _findEntry;
    private readonly Statement _addErasedEntry;
    private readonly Statement _saveTopic;
    private readonly Statement _saveMode;
    private readonly Statement _removeMode;
    private readonly DocumentWriter _documents;

    public RecordWriter(SqliteConnection connection, KnownRooms rooms, ErasedSenders senders, ErasedEntries entries)
    {
        _rooms = rooms;
        _senders = senders;
        _entries = entries;
        _documents = new DocumentWriter(connection);
        _addHistory = Prepare("""
            INSERT INTO tail (room, time, kind, sender, client_id, body, parent, text_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """);
        _findLastTime = Prepare("""
            SELECT max(coalesce(time, last_time), coalesce(last_time, time))
            FROM (SELECT max(time) AS time FROM history WHERE room = ?1) CROSS JOIN rooms WHERE id = ?1
            """);
        _findNamed = Prepare("SELECT id FROM rooms WHERE folded = ?1");
        _addRoom = Prepare("INSERT INTO rooms (id, name, folded) VALUES (?1, ?2, ?3)");
        _renameRoom = Prepare("UPDATE rooms SET name = ?2, folded = ?3 WHERE id = ?1");
        _removeRoom = Prepare("DELETE FROM rooms WHERE id = ?1");
        _removeModes = Prepare("DELETE FROM room_modes WHERE room = ?1");
        _addRemoval = Prepare("""
            INSERT INTO removals (room, older_than) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET older_than = max(older_than, excluded.older_than)
            """);
        _noteLastTime = Prepare("UPDATE store SET last_time = max(last_time, ?1, ?2)");
        _noteRoomTime = Prepare("UPDATE rooms SET last_time = ?2 WHERE id = ?1");
        _trim = Prepare("UPDATE rooms SET trimmed_before = ?2 WHERE id = ?1");
        _addErasedSender = Prepare("INSERT OR IGNORE INTO erased_senders (id, room, time) VALUES (?1, 0, 0)");
        _findEntry = Prepare("SELECT 1 FROM history WHERE room = ?1 AND time = ?2 UNION ALL SELECT 1 FROM tail WHERE room = ?1 AND time = ?2");
        _addErasedEntry = Prepare("""
            INSERT INTO erased_entries (of_room, of_time, edits_to, tombstone) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET edits_to = excluded.edits_to, tombstone = excluded.tombstone
            """);
        _saveTopic = Prepare("UPDATE rooms SET topic = ?2, topic_set_by = ?3, topic_set_at = ?4 WHERE id = ?1");
        _saveMode = Prepare("""
            INSERT INTO room_modes (room, letter, is_list, entry, argument, set_by, set_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT DO UPDATE SET argument = excluded.argument, set_by = excluded.set_by, set_at = excluded.set_at
            """);
        _removeMode = Prepare("DELETE FROM room_modes WHERE room = ?1 AND letter = ?2 AND is_list = ?3 AND entry = ?4");

        Statement Prepare(string sql) => new(connection, sql);
    }

    /// <summary>The entries that were added, and what made others unreadable, since the last <see cref="Begin"/>.</summary>
    public IReadOnlyList<JournalRecord> Changes => _changes;

    /// <summary>Since then something became unreadable that is to be removed.</summary>
    public bool HasErased { get; private set; }

    /// <summary>No stored document is larger, in bytes.</summary>
    public long LargestDocument => _documents.Largest;

    /// <summary>A transaction begins.</summary>
    public void Begin()
    {
        _changes.Clear();
        HasErased = false;
    }

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
            case RoomRenamed renamed:
                Rename(renamed);
                break;
            case RoomErased erased:
                Erase(erased.RoomId);
                break;
            case HistoryTrimmed trimmed:
                Trim(trimmed);
                break;
            case SenderErased erased:
                Erase(erased);
                break;
            case EntryErased erased:
                Erase(erased);
                break;
            case TopicSaved topic:
                Save(topic);
                break;
            case RoomModeSaved mode:
                Save(mode);
                break;
            case RoomModeRemoved mode:
                Remove(mode);
                break;
            default:
                if (!_documents.TryWrite(record))
                    throw new JournalException($"A {record.GetType().Name} is no record that can be stored.");
                break;
        }
    }

    public void Dispose()
    {
        _addHistory.Dispose();
        _findLastTime.Dispose();
        _findNamed.Dispose();
        _addRoom.Dispose();
        _renameRoom.Dispose();
        _removeRoom.Dispose();
        _removeModes.Dispose();
        _addRemoval.Dispose();
        _noteLastTime.Dispose();
        _noteRoomTime.Dispose();
        _trim.Dispose();
        _addErasedSender.Dispose();
        _findEntry.Dispose();
        _addErasedEntry.Dispose();
        _saveTopic.Dispose();
        _saveMode.Dispose();
        _removeMode.Dispose();
        _documents.Dispose();
    }

    private void Add(HistoryRecord record)
    {
        if (record.Body.Length > HistoryRecord.MaxBodyBytes)
            throw new JournalException($"A body of {record.Body.Length} bytes is larger than {HistoryRecord.MaxBodyBytes}.");
        if (Know(record.Room) is not { } room)
            return;
        if (record.Time <= LastTime(room))
            throw new JournalException($"Room {record.Room.Id} has an entry of the time {record.Time} or a later one.");
        room.LastTime = record.Time;
        if (record.Time < room.TrimmedBefore || _senders.Contains(record.Sender))
        {
            _noteRoomTime.Bind(1, record.Room.Id).Bind(2, record.Time).Run();
            return;
        }

        _addHistory.Bind(1, record.Room.Id).Bind(2, record.Time).Bind(3, (int)record.Kind).Bind(4, record.Sender).Bind(5, record.ClientId)
            .Bind(6, record.Body.Span).Bind(7, record.Parent).Bind(8, record.TextAt).Run();
        _changes.Add(record.Room == room.Ref ? record : record with { Room = room.Ref });
    }

    private long LastTime(KnownRoom room) =>
        room.LastTime ??= _findLastTime.Bind(1, room.Ref.Id).ReadInt64().GetValueOrDefault(long.MinValue);

    /// <summary>The room, made when it is new; null when it was erased.</summary>
    private KnownRoom? Know(RoomRef reference)
    {
        if (_rooms.Find(reference.Id) is { } known)
            return known;
        if (_rooms.IsErased(reference.Id))
            return null;
        var folded = reference.Name.Length == 0 ? null : reference.FoldedName;
        if (folded is not null && _findNamed.Bind(1, folded).ReadInt64() is { } older)
            Erase(older);
        _addRoom.Bind(1, reference.Id).Bind(2, reference.Name).Bind(3, folded).Run();
        return _rooms.Make(reference);
    }

    private void Rename(RoomRenamed renamed)
    {
        if (_rooms.Find(renamed.RoomId) is not { } room)
            return;
        room.Rename(renamed.Name);
        if (_findNamed.Bind(1, room.Ref.FoldedName).ReadInt64() is { } other && other != renamed.RoomId)
            Erase(other);
        _renameRoom.Bind(1, renamed.RoomId).Bind(2, renamed.Name).Bind(3, room.Ref.FoldedName).Run();
        _changes.Add(renamed);
    }

    private void Erase(long roomId)
    {
        if (_rooms.Find(roomId) is { } room)
        {
            _noteLastTime.Bind(1, roomId).Bind(2, LastTime(room)).Run();
            _addRemoval.Bind(1, roomId).Bind(2, long.MaxValue).Run();
            _removeModes.Bind(1, roomId).Run();
            _removeRoom.Bind(1, roomId).Run();
            _changes.Add(new RoomErased(roomId));
            HasErased = true;
        }

        _rooms.Erase(roomId);
    }

    private void Trim(HistoryTrimmed trimmed)
    {
        if (_rooms.Find(trimmed.RoomId) is not { } room || trimmed.Before <= room.TrimmedBefore)
            return;
        room.TrimmedBefore = trimmed.Before;
        _trim.Bind(1, trimmed.RoomId).Bind(2, trimmed.Before).Run();
        _addRemoval.Bind(1, trimmed.RoomId).Bind(2, trimmed.Before).Run();
        _changes.Add(trimmed);
        HasErased = true;
    }

    private void Erase(SenderErased erased)
    {
        _senders.Add(erased.Sender);
        _addErasedSender.Bind(1, erased.Sender).Run();
        _changes.Add(erased);
        HasErased = true;
    }

    private void Erase(EntryErased erased)
    {
        if (erased.Tombstone.Length > HistoryRecord.MaxBodyBytes)
            throw new JournalException($"A tombstone of {erased.Tombstone.Length} bytes is larger than {HistoryRecord.MaxBodyBytes}.");
        if (_rooms.Find(erased.RoomId) is not { } room || erased.Time < room.TrimmedBefore
            || _findEntry.Bind(1, erased.RoomId).Bind(2, erased.Time).ReadInt64() is null)
        {
            return;
        }

        var editsTo = LastTime(room);
        _entries.Add(erased.RoomId, erased.Time, new ErasedEntry(erased.Tombstone, editsTo));
        _addErasedEntry.Bind(1, erased.RoomId).Bind(2, erased.Time).Bind(3, editsTo).Bind(4, erased.Tombstone.Span).Run();
        _changes.Add(erased);
        HasErased = true;
    }

    private void Save(TopicSaved topic)
    {
        var isRemoved = topic.Text.Length == 0;
        _saveTopic.Bind(1, topic.RoomId).Bind(2, isRemoved ? null : topic.Text).Bind(3, isRemoved ? null : topic.SetBy)
            .Bind(4, topic.SetAt).Run();
    }

    private void Save(RoomModeSaved mode)
    {
        if (_rooms.Find(mode.RoomId) is null)
            return;
        _saveMode.Bind(1, mode.RoomId).Bind(2, mode.Letter.ToString()).Bind(3, mode.IsList ? 1 : 0)
            .Bind(4, mode.IsList ? mode.Argument : "").Bind(5, mode.Argument).Bind(6, mode.SetBy).Bind(7, mode.SetAt).Run();
    }

    private void Remove(RoomModeRemoved mode) =>
        _removeMode.Bind(1, mode.RoomId).Bind(2, mode.Letter.ToString()).Bind(3, mode.IsList ? 1 : 0)
            .Bind(4, mode.IsList ? mode.Argument : "").Run();
}
