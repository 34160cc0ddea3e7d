using System.Globalization;
using ChatOn.Server.Storage;

namespace ChatOn.Server.State;

/// <summary>
/// The direct messages between two identities, never between two nicknames. Those of two accounts last and have a name in the store; those
/// with a guest end with its visit.
/// </summary>
internal sealed class Conversation(RoomRef reference, long one, long other)
{
    private const char LastingMark = '=';

    public RoomRef Ref { get; } = reference;

    public long One { get; } = one;

    public long Other { get; } = other;

    /// <summary>Whether it outlives the visits of both.</summary>
    public bool IsLasting => Ref.Name.Length > 0;

    /// <summary>Time of the newest entry in microseconds since the Unix epoch.</summary>
    public long LastTime { get; private set; }

    /// <summary>Time of the newest message with a text.</summary>
    public long LastSaidTime { get; private set; }

    /// <summary>The name in the store of what two accounts say to each other.</summary>
    public static string NameOf(long one, long other) =>
        string.Create(CultureInfo.InvariantCulture, $"{LastingMark}{Math.Min(one, other)},{Math.Max(one, other)}");

    /// <summary>A lasting conversation as the store has it; null for anything else.</summary>
    public static Conversation? TryRestore(StoredRoom stored)
    {
        var name = stored.Room.Name;
        if (!name.StartsWith(LastingMark))
            return null;
        var ids = name[1..].Split(',');
        if (ids.Length != 2 || !TryParse(ids[0], out var one) || !TryParse(ids[1], out var other))
            return null;
        return new Conversation(stored.Room, one, other) { LastTime = stored.LastTime, LastSaidTime = stored.LastSaidTime };
    }

    public long NextTime(long now) => LastTime = Math.Max(now, LastTime + 1);

    public void Said(long time) => LastSaidTime = time;

    /// <summary>Nothing that was said is there any more.</summary>
    public void ForgetSaid() => LastSaidTime = 0;

    public long PeerOf(long userId) => userId == One ? Other : One;

    private static bool TryParse(string text, out long id) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}
