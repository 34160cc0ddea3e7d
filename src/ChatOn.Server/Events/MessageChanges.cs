using ChatOn.Server.State;

namespace ChatOn.Server.Events;

/// <summary>Somebody took back what it, or somebody else, had said.</summary>
/// <param name="Room">As <see cref="Messaged"/> has it: what the message was addressed to.</param>
/// <param name="Target">Time of what was said: with the room it is its message id.</param>
/// <param name="TargetNick">Who had said it.</param>
internal sealed record Redacted(Origin Who, long Time, long RoomId, string Room, long Target, string TargetNick, string? Reason)
    : RoomEvent(Who, Time, RoomId, Room)
{
    /// <summary>It was tags without a text: who does not know of redactions has seen nothing of it, or nothing that a text could tell.</summary>
    public bool WasTagmsg { get; init; }
}

/// <summary>Somebody said something else in the place of what it had said.</summary>
/// <param name="Room">As <see cref="Messaged"/> has it: what the message was addressed to.</param>
/// <param name="Target">Time of what was said: with the room it is its message id.</param>
/// <param name="Text">What it says now; UTF-8.</param>
internal sealed record Edited(Origin Who, long Time, long RoomId, string Room, long Target, ReadOnlyMemory<byte> Text)
    : RoomEvent(Who, Time, RoomId, Room);

/// <summary>What stays in the place of what was said and redacted.</summary>
internal sealed record Tombstone(Origin Who, long Time, long RoomId, string Room) : RoomEvent(Who, Time, RoomId, Room)
{
    /// <summary>It was tags without a text: there is nothing to be missed.</summary>
    public bool WasTagmsg { get; init; }
}
