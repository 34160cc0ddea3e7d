using ChatOn.Server.Events;
using ChatOn.Server.State;

namespace ChatOn.Server.History;

/// <summary>
/// Who may read what of the past: members what was said in their rooms, and the two identities of a conversation what they said to
/// each other, whatever they are called now. An unknown and a forbidden target are the same.
/// </summary>
internal sealed class HistoryAccess(World world)
{
    /// <summary>The place that a user means by a room's name or a nickname; null when it may read nothing there.</summary>
    public HistoryPlace? Find(User user, string target)
    {
        if (target.StartsWith('#'))
        {
            return world.FindRoom(target) is { } room && RoomRules.MayRead(room, user.Origin)
                ? new HistoryPlace(room.Ref.Id, room.Name, room.LastTime, room)
                : null;
        }

        if (world.FindUser(target) is not { } other)
            return null;
        return world.FindConversation(user.Id, other.Id) is { } conversation
            ? new HistoryPlace(conversation.Ref.Id, other.Nick, conversation.LastTime, Room: null)
            : new HistoryPlace(RoomId: 0, other.Nick, LastTime: 0, Room: null);
    }

    /// <summary>Where a user has something to read, with the time of the newest message there, oldest first.</summary>
    public IReadOnlyList<HistoryTarget> TargetsOf(User user)
    {
        var rooms = world.RoomsOf(user)
            .Where(room => room.LastSaidTime > 0 && RoomRules.MayRead(room, user.Origin))
            .Select(room => new HistoryTarget(room.Name, room.LastSaidTime));
        var people = world.ConversationsOf(user.Id)
            .Where(conversation => conversation.LastSaidTime > 0)
            .Select(conversation => new HistoryTarget(world.FindUser(conversation.PeerOf(user.Id))?.Nick ?? "", conversation.LastSaidTime))
            .Where(target => target.Name.Length > 0);
        return [.. rooms.Concat(people).OrderBy(target => target.Time)];
    }

    /// <summary>Whether a member may see one message: what was said to a rank is for that rank and its sender.</summary>
    public static bool MaySee(Room room, long userId, Messaged said)
    {
        var atLeast = RoleLetters.OfPrefix(said.Room.Length > 0 ? said.Room[0] : '#');
        return atLeast == Roles.None || said.Who.UserId == userId || (room.Find(userId) is { } member && member.Is(atLeast));
    }
}

/// <summary>A room or a conversation whose past may be read.</summary>
/// <param name="RoomId">0 when nothing was said yet.</param>
/// <param name="Name">As it is written today.</param>
/// <param name="LastTime">Time of its newest entry at this moment.</param>
/// <param name="Room">Null for a conversation.</param>
internal sealed record HistoryPlace(long RoomId, string Name, long LastTime, Room? Room)
{
    public bool MaySee(long userId, Messaged said) => Room is null || HistoryAccess.MaySee(Room, userId, said);
}

/// <summary>A place with the time of its newest message, in microseconds since the Unix epoch.</summary>
internal sealed record HistoryTarget(string Name, long Time);
