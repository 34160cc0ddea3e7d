namespace ChatOn.Server.Storage;

/// <summary>The port that reads the rooms at start.</summary>
public interface IRoomStore
{
    /// <summary>
    /// All rooms and lasting conversations that are not erased, by id; guests' conversations are left out. Called once, before the
    /// server listens; it may block.
    /// </summary>
    IReadOnlyList<StoredRoom> LoadRooms();

    /// <summary>The greatest time, room id or account id ever stored (0 when empty), so that ids go on increasing whatever the clock says.</summary>
    long LoadLastTime();
}

/// <summary>A room as it was last acknowledged.</summary>
/// <param name="Modes">In the order in which they were first set.</param>
/// <param name="LastTime">Time of its newest history entry of any kind, though it may be gone, or 0: the next one must be later.</param>
/// <param name="LastSaidTime">Time of its newest said entry that can be read, or 0.</param>
public sealed record StoredRoom(RoomRef Room, StoredTopic? Topic, IReadOnlyList<StoredMode> Modes, long LastTime, long LastSaidTime);

/// <summary>A stored topic. <paramref name="SetAt"/> is in microseconds since the Unix epoch.</summary>
public sealed record StoredTopic(string Text, string SetBy, long SetAt);

/// <summary>A stored mode or list entry. <paramref name="SetAt"/> is in microseconds since the Unix epoch.</summary>
public sealed record StoredMode(char Letter, bool IsList, string Argument, string SetBy, long SetAt);
