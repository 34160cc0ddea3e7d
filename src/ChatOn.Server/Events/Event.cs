using ChatOn.Protocol;
using ChatOn.Server.State;

namespace ChatOn.Server.Events;

/// <summary>An immutable fact, with all that is needed to show it to anybody.</summary>
/// <param name="Who">Who did it.</param>
/// <param name="Time">When, in microseconds since the Unix epoch; in a room it is the room's sequence.</param>
internal abstract record Event(Origin Who, long Time)
{
    /// <summary>The message id, for events that are kept in a history.</summary>
    public virtual MessageId? Id => InHistoryOf == 0 ? null : new MessageId(Time, InHistoryOf);

    /// <summary>The room in whose history an event of several rooms was read again; 0 for all others.</summary>
    public long InHistoryOf { get; init; }

    /// <summary>Tags that only clients look at, escaped, without '@'; empty for most events.</summary>
    public virtual ReadOnlyMemory<byte> ClientTags => default;

    /// <summary>The sender's own id of it; null for most events.</summary>
    public virtual string? ClientId => null;
}

/// <summary>An event of one room or conversation, in its order.</summary>
/// <param name="RoomId">The room's id, or the conversation's.</param>
/// <param name="Room">The room's name; for a direct message the recipient's nickname.</param>
internal abstract record RoomEvent(Origin Who, long Time, long RoomId, string Room) : Event(Who, Time)
{
    public override MessageId? Id => new MessageId(Time, RoomId);
}
