using ChatOn.Server.Storage;

namespace ChatOn.Server.State;

/// <summary>The direct messages between two identities, never between two nicknames.</summary>
internal sealed class Conversation(RoomRef reference, long one, long other)
{
    public RoomRef Ref { get; } = reference;

    public long One { get; } = one;

    public long Other { get; } = other;

    /// <summary>Time of the newest entry in microseconds since the Unix epoch.</summary>
    public long LastTime { get; private set; }

    /// <summary>Time of the newest message with a text.</summary>
    public long LastSaidTime { get; private set; }

    public long NextTime(long now) => LastTime = Math.Max(now, LastTime + 1);

    public void Said(long time) => LastSaidTime = time;

    public long PeerOf(long userId) => userId == One ? Other : One;
}
