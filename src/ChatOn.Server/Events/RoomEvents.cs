using ChatOn.Protocol;
using ChatOn.Server.State;

namespace ChatOn.Server.Events;

/// <summary>Somebody came into a room.</summary>
internal sealed record Joined(Origin Who, long Time, long RoomId, string Room, string Realname, string? Away)
    : RoomEvent(Who, Time, RoomId, Room);

/// <summary>Somebody left a room.</summary>
internal sealed record Parted(Origin Who, long Time, long RoomId, string Room, string? Reason) : RoomEvent(Who, Time, RoomId, Room);

/// <summary>Somebody was put out of a room.</summary>
internal sealed record Kicked(Origin Who, long Time, long RoomId, string Room, string Nick, string Reason)
    : RoomEvent(Who, Time, RoomId, Room);

/// <summary>A room's topic changed; empty text: it has none.</summary>
internal sealed record TopicChanged(Origin Who, long Time, long RoomId, string Room, string Topic) : RoomEvent(Who, Time, RoomId, Room);

/// <summary>Modes of a room changed, in the form of the MODE message's parameters, at most as many as fit one line.</summary>
internal sealed record RoomModesChanged(Origin Who, long Time, long RoomId, string Room, string Changes)
    : RoomEvent(Who, Time, RoomId, Room);

/// <summary>A room has another name, <see cref="RoomEvent.Room"/>.</summary>
internal sealed record Renamed(Origin Who, long Time, long RoomId, string Room, string OldName, string Reason) : RoomEvent(Who, Time, RoomId, Room)
{
    /// <summary>To IRC it is the same name as before.</summary>
    public bool IsSameName => CaseMapping.Comparer.Equals(OldName, Room);
}

/// <summary>Something noted could not be stored here.</summary>
internal sealed record GapLeft(Origin Who, long Time, long RoomId, string Room) : RoomEvent(Who, Time, RoomId, Room);
