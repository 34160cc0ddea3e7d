using ChatOn.Server.State;

namespace ChatOn.Server.Events;

/// <summary>Somebody said something to a room or to a user.</summary>
/// <param name="Room">What the message was addressed to: <c>#room</c>, <c>@#room</c> or a nickname.</param>
/// <param name="Text">UTF-8; empty for <see cref="MessageKind.Tagmsg"/>.</param>
/// <param name="Tags">Client-only tags, escaped, without '@'.</param>
/// <param name="SentAs">The sender's own id of it, unique for the sender; null when it gave none.</param>
internal sealed record Messaged(
    Origin Who, long Time, long RoomId, string Room, MessageKind Kind, ReadOnlyMemory<byte> Text, ReadOnlyMemory<byte> Tags, string? SentAs = null)
    : RoomEvent(Who, Time, RoomId, Room)
{
    public override ReadOnlyMemory<byte> ClientTags => Tags;

    public override string? ClientId => SentAs;
}

/// <summary>With which verb something was said.</summary>
internal enum MessageKind
{
    Privmsg,
    Notice,
    Tagmsg,
}
