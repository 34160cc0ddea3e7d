using ChatOn.Protocol;
using ChatOn.Server.Loop;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.State;

/// <summary>All users, sessions, rooms and conversations. Read and changed on the loop only.</summary>
internal sealed class World(ChatLoop loop)
{
    private readonly Dictionary<string, User> _usersByNick = new(CaseMapping.Comparer);
    private readonly Dictionary<long, User> _usersById = [];
    private readonly Dictionary<string, Room> _rooms = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reservedRooms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Room> _renamedRooms = new(StringComparer.Ordinal);
    private readonly Dictionary<(long, long), Conversation> _conversations = [];
    private readonly Dictionary<long, HashSet<Conversation>> _conversationsOf = [];
    private readonly HashSet<Session> _sessions = [];
    private long _lastSession;

    public int UserCount => _usersById.Count;

    public int RoomCount => _rooms.Count;

    public int SessionCount => _sessions.Count;

    public int MostUsers { get; private set; }

    /// <summary>How many of what kind are here.</summary>
    public Headcount Headcount { get; } = new();

    public Whowas Whowas { get; } = new();

    /// <summary>Who wants to be told when a nickname comes or goes.</summary>
    public Watchers Watchers { get; } = new();

    public IReadOnlyCollection<User> Users => Checked(_usersById.Values);

    public IReadOnlyCollection<Room> Rooms => Checked(_rooms.Values);

    public IReadOnlyCollection<Session> Sessions => Checked(_sessions);

    public User? FindUser(string nick) => Checked(_usersByNick).GetValueOrDefault(nick);

    public User? FindUser(long id) => Checked(_usersById).GetValueOrDefault(id);

    /// <summary>The room of that name, or of one that looks like it.</summary>
    public Room? FindRoom(string name) => Checked(_rooms).GetValueOrDefault(Skeleton.KeyOf(name));

    public void Add(Session session)
    {
        session.BeNumber(++_lastSession);
        Checked(_sessions).Add(session);
    }

    public void Remove(Session session) => Checked(_sessions).Remove(session);

    public void Add(User user)
    {
        Checked(_usersByNick).Add(user.Nick, user);
        _usersById.Add(user.Id, user);
        user.BeCounted(Headcount);
        MostUsers = Math.Max(MostUsers, UserCount);
    }

    public void Remove(User user)
    {
        Checked(_usersByNick).Remove(user.Nick);
        _usersById.Remove(user.Id);
        user.BeCounted(null);
    }

    /// <summary>Gives a user another origin (nick, host, account and with it identity), here and in all its rooms.</summary>
    public void Become(User user, Origin origin)
    {
        var before = user.Id;
        Checked(_usersByNick).Remove(user.Nick);
        user.Become(origin);
        _usersByNick.Add(origin.Nick, user);
        foreach (var room in user.Rooms.Concat(user.Invitations))
            _rooms.GetValueOrDefault(room)?.Become(before, origin);
        if (before == origin.UserId)
            return;
        _usersById.Remove(before);
        _usersById.Add(origin.UserId, user);
    }

    /// <summary>Marks a user as away, or as back (null), here and in all its rooms.</summary>
    public void SetAway(User user, string? message, bool isByItself)
    {
        user.GoAway(message, isByItself);
        foreach (var room in user.Rooms)
            Checked(_rooms)[room].Find(user.Id)?.SetAway(message is not null);
    }

    /// <summary>Gives a user another realname, here and in all its rooms.</summary>
    public void CallItself(User user, string realname)
    {
        user.CallItself(realname);
        foreach (var room in user.Rooms)
            Checked(_rooms)[room].Find(user.Id)?.CallItself(realname);
    }

    public void Add(Room room)
    {
        Checked(_rooms).Add(room.Key, room);
        room.Modes.BeCounted(Headcount);
        _renamedRooms.Remove(room.Key);
    }

    public void Remove(Room room)
    {
        Checked(_rooms).Remove(room.Key);
        room.Modes.BeCounted(null);
        ForgetFormerNameOf(room);
    }

    /// <summary>Gives a room another name, which no other room has, here and with all its members and invited.</summary>
    public void Rename(Room room, string name, long now)
    {
        ForgetFormerNameOf(room);
        Checked(_rooms).Remove(room.Key);
        room.Rename(name, now);
        Add(room);
        if (room.FormerKey is not { } before || before == room.Key)
            return;
        _renamedRooms[before] = room;
        foreach (var member in room.Members.Select(member => FindUser(member.UserId)).OfType<User>())
        {
            member.Leave(before);
            member.Enter(room.Key);
        }

        foreach (var invited in room.Invited.Select(FindUser).OfType<User>())
        {
            invited.ForgetInvitation(before);
            invited.BeInvited(room.Key);
        }
    }

    /// <summary>The room that had this name, or one that looks like it, before its present one, while no other has it.</summary>
    public Room? FindRenamed(string formerName) => Checked(_renamedRooms).GetValueOrDefault(Skeleton.KeyOf(formerName));

    /// <summary>Keeps a room's name, and those that look like it, from being taken.</summary>
    public void Reserve(string name) => Checked(_reservedRooms).Add(Skeleton.KeyOf(name));

    public void Release(string name) => Checked(_reservedRooms).Remove(Skeleton.KeyOf(name));

    public bool IsReserved(string name) => Checked(_reservedRooms).Contains(Skeleton.KeyOf(name));

    private void ForgetFormerNameOf(Room room)
    {
        if (room.FormerKey is { } former && _renamedRooms.GetValueOrDefault(former) == room)
            _renamedRooms.Remove(former);
    }

    /// <summary>The rooms a user is in.</summary>
    public IEnumerable<Room> RoomsOf(User user) => user.Rooms.Select(name => _rooms[name]);

    public bool ShareRoom(User one, User other) => one.Rooms.Any(other.Rooms.Contains);

    public Conversation? FindConversation(long one, long other) => Checked(_conversations).GetValueOrDefault(Pair(one, other));

    public void Add(Conversation conversation)
    {
        Checked(_conversations).Add(Pair(conversation.One, conversation.Other), conversation);
        foreach (var who in new[] { conversation.One, conversation.Other })
        {
            if (!_conversationsOf.TryGetValue(who, out var conversations))
                _conversationsOf[who] = conversations = [];
            conversations.Add(conversation);
        }
    }

    public IReadOnlyCollection<Conversation> Conversations => Checked(_conversations.Values);

    /// <summary>The conversations of one identity.</summary>
    public IReadOnlyCollection<Conversation> ConversationsOf(long userId) =>
        Checked(_conversationsOf).TryGetValue(userId, out var conversations) ? conversations : [];

    public void Remove(Conversation conversation)
    {
        Checked(_conversations).Remove(Pair(conversation.One, conversation.Other));
        foreach (var who in new[] { conversation.One, conversation.Other })
        {
            if (_conversationsOf.TryGetValue(who, out var conversations) && conversations.Remove(conversation) && conversations.Count == 0)
                _conversationsOf.Remove(who);
        }
    }

    /// <summary>The ids of all rooms and conversations.</summary>
    public IEnumerable<long> PlaceIds => Rooms.Select(room => room.Ref.Id).Concat(_conversations.Values.Select(conversation => conversation.Ref.Id));

    private static (long, long) Pair(long one, long other) => one < other ? (one, other) : (other, one);

    private T Checked<T>(T state)
    {
        loop.AssertOnLoop();
        return state;
    }
}
