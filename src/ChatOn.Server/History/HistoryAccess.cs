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
                ? PlaceOf(user, room)
                : null;
        }

        if (FindPerson(target) is not var (id, nick))
            return null;
        return world.FindConversation(user.Id, id) is { } conversation
            ? PlaceOf(conversation, id, nick)
            : new HistoryPlace(RoomId: 0, nick, LastTime: 0, Room: null) { Peer = id };
    }

    /// <summary>A room, as a member may read it.</summary>
    public static HistoryPlace PlaceOf(User user, Room room) =>
        new(room.Ref.Id, room.Name, room.LastTime, room) { After = RoomRules.ReadsAfter(room, user.Id), LastSaidTime = room.LastSaidTime };

    /// <summary>All places where a user may read, the one in which something was said last first.</summary>
    public IReadOnlyList<HistoryPlace> PlacesOf(User user)
    {
        var rooms = world.RoomsOf(user).Where(room => RoomRules.MayRead(room, user.Origin)).Select(room => PlaceOf(user, room));
        var people = world.ConversationsOf(user.Id).Select(conversation => PlaceOf(conversation, conversation.PeerOf(user.Id), name: null));
        return [.. rooms.Concat(people).Where(place => place.Name.Length > 0).OrderByDescending(place => place.LastTime)];
    }

    /// <summary>The same place as it is now; null when the user may read it no more. Asked again after each wait.</summary>
    public HistoryPlace? Again(User user, HistoryPlace place)
    {
        if (place.Room is null)
            return world.FindConversation(user.Id, place.Peer)?.Ref.Id == place.RoomId || place.RoomId == 0 ? place : null;
        return world.FindRoom(place.Room.Name) == place.Room && RoomRules.MayRead(place.Room, user.Origin)
            ? place with { After = Math.Max(place.After, RoomRules.ReadsAfter(place.Room, user.Id)) }
            : null;
    }

    private HistoryPlace PlaceOf(Conversation conversation, long peer, string? name) =>
        new(conversation.Ref.Id, name ?? NameOf(peer) ?? "", conversation.LastTime, Room: null) { Peer = peer, LastSaidTime = conversation.LastSaidTime };

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

    /// <summary>Whether a member may see one entry: what was said to a rank is for that rank and its sender.</summary>
    public static bool MaySee(Room room, long userId, Event happened)
    {
        if (happened is not RoomEvent { Room: [var sign, ..] } said)
            return true;
        var atLeast = RoleLetters.OfPrefix(sign);
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

    /// <summary>Time of the newest message with a text that was for all.</summary>
    public long LastSaidTime { get; init; }

    /// <summary>The identity of the other in a conversation; 0 for a room.</summary>
    public long Peer { get; init; }

    /// <summary>Nothing earlier than may be read, nothing later than was asked for.</summary>
    public bool Covers(Event happened) => happened.Time > After && happened.Time <= LastTime;

    /// <summary>Whether a user may see one entry of it.</summary>
    /// <param name="isContext">Behind the message that it is about: who still sees that there was one is told that it is redacted, by whomever.</param>
    public bool MaySee(long userId, Event happened, bool isContext = false) =>
        Covers(happened) && (Room is null || (isContext && happened is Redacted) || HistoryAccess.MaySee(Room, userId, happened));
}

/// <summary>A place with the time of its newest message, in microseconds since the Unix epoch.</summary>
internal sealed record HistoryTarget(string Name, long Time);
