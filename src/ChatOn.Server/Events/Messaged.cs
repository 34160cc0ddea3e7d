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

    /// <summary>It tells of a moment alone, and is never kept: https://ircv3.net/specs/client-tags/typing</summary>
    public bool IsEphemeral => Kind == MessageKind.Tagmsg && Protocol.ClientTags.AreTypingAlone(Tags.Span);

    /// <summary>Of which lines it was made; null for a message of one line. The text is whole, with LF between the lines.</summary>
    public LineComposition? Composition { get; init; }

    /// <summary>How many messages it was sent in.</summary>
    public int LineCount => Composition?.CountOf(Text.Span) ?? 1;
}

/// <summary>With which verb something was said.</summary>
internal enum MessageKind
{
    Privmsg,
    Notice,
    Tagmsg,
}
