using ChatOn.Server.Accounts;
using ChatOn.Server.Events;
using ChatOn.Server.State;

namespace ChatOn.Server.History;

/// <summary>
/// Who may read what of the past: members what was said in their rooms, and the two identities of a conversation what they said to
/// each other, whatever they are called now. An unknown and a forbidden target are the same.
/// </summary>
internal sealed class HistoryAccess(World world, AccountDirectory accounts)
{
    /// <summary>The place that a user means by a room's name or a nickname; null when it may read nothing there.</summary>
    public HistoryPlace? Find(User user, string target)
    {
        if (target.StartsWith('#'))
        {
            return world.FindRoom(target) is { } room && RoomRules.MayRead(room, user.Origin)
                ? new HistoryPlace(room.Ref.Id, room.Name, room.LastTime, room) { After = RoomRules.ReadsAfter(room, user.Id) }
                : null;
        }

        if (FindPerson(target) is not var (id, nick))
            return null;
        return world.FindConversation(user.Id, id) is { } conversation
            ? new HistoryPlace(conversation.Ref.Id, nick, conversation.LastTime, Room: null)
            : new HistoryPlace(RoomId: 0, nick, LastTime: 0, Room: null);
    }

    /// <summary>What the one identity of a conversation calls the other: its nickname, or the name of an account that is not here; null when it is gone.</summary>
    public string? NameOf(long userId) => world.FindUser(userId)?.Nick ?? accounts.Find(userId)?.Name;

    /// <summary>Where a user has something to read, with the time of the newest message there, oldest first.</summary>
    public IReadOnlyList<HistoryTarget> TargetsOf(User user)
    {
        var rooms = world.RoomsOf(user)
            .Where(room => room.LastSaidTime > RoomRules.ReadsAfter(room, user.Id) && RoomRules.MayRead(room, user.Origin))
            .Select(room => new HistoryTarget(room.Name, room.LastSaidTime));
        var people = world.ConversationsOf(user.Id)
            .Where(conversation => conversation.LastSaidTime > 0)
            .Select(conversation => new HistoryTarget(NameOf(conversation.PeerOf(user.Id)) ?? "", conversation.LastSaidTime))
            .Where(target => target.Name.Length > 0);
        return [.. rooms.Concat(people).OrderBy(target => target.Time)];
    }

    // Who is here goes before who is not: a nickname that is grouped to an absent account may be held by nobody else anyway.
    private (long Id, string Name)? FindPerson(string nick) =>
        world.FindUser(nick) is { } user ? (user.Id, user.Nick)
        : accounts.FindByName(nick) is { } account ? (account.Id, NameOf(account.Id)!)
        : null;

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
    /// <summary>Nothing of this time (microseconds) or earlier is read.</summary>
    public long After { get; init; }

    public bool MaySee(long userId, Messaged said) => Room is null || HistoryAccess.MaySee(Room, userId, said);
}

/// <summary>A place with the time of its newest message, in microseconds since the Unix epoch.</summary>
internal sealed record HistoryTarget(string Name, long Time);
