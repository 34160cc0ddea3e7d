using ChatOn.Protocol;
using ChatOn.Server.Storage;

namespace ChatOn.Server.State;

/// <summary>A room: members, topic, modes and lists, and its own sequence. Its rules are in <see cref="RoomRules"/>.</summary>
internal sealed class Room
{
    private readonly Dictionary<long, Membership> _members = [];
    private readonly Dictionary<long, Roles> _invited = [];
    private Membership[]? _snapshot;

    public Room(RoomRef reference, bool isPermanent)
    {
        Ref = reference;
        Key = Skeleton.KeyOf(reference.Name);
        IsPermanent = isPermanent;
    }

    public RoomRef Ref { get; private set; }

    public string Name => Ref.Name;

    /// <summary>What is the same for all names that look alike.</summary>
    public string Key { get; private set; }

    /// <summary>The key of the name it had before this one; null when it had none.</summary>
    public string? FormerKey { get; private set; }

    /// <summary>When it got its name, if that is not its first; microseconds since the Unix epoch, or 0.</summary>
    public long RenamedAt { get; private set; }

    /// <summary>Stays when it empties.</summary>
    public bool IsPermanent { get; }

    /// <summary>It has another name; only its <see cref="World"/> calls this.</summary>
    public void Rename(string name, long now)
    {
        (FormerKey, Ref, RenamedAt) = (Key, Ref with { Name = name }, now);
        Key = Skeleton.KeyOf(name);
    }

    /// <summary>What makes it last, and keeps the roles of accounts; null for a room that is gone when it empties.</summary>
    public RoomRegistration? Registration { get; private set; }

    public void Register(RoomRegistration? registration) => Registration = registration;

    /// <summary>The roles that are kept for an account here.</summary>
    public Roles KeptRolesOf(long accountId) => Registration?.RolesOf(accountId) ?? Roles.None;

    /// <summary>Whether what is said here is stored.</summary>
    public bool KeepsHistory => Registration is not { KeepsHistory: false };

    /// <summary>It was there before the server started: nobody can prove to have been its owner.</summary>
    public bool IsRestored { get; private set; }

    public RoomModes Modes { get; } = new();

    public RoomTopic? Topic { get; private set; }

    /// <summary>Time of its newest event; the next is later. Microseconds since the Unix epoch.</summary>
    public long LastTime { get; private set; }

    /// <summary>Time of the newest message with a text that was for all members.</summary>
    public long LastSaidTime { get; private set; }

    public int Count => _members.Count;

    /// <summary>The members at this moment; stays the same array until somebody comes or goes.</summary>
    public IReadOnlyList<Membership> Members => _snapshot ??= [.. _members.Values];

    public Membership? Find(long userId) => _members.GetValueOrDefault(userId);

    public bool Has(long userId) => _members.ContainsKey(userId);

    public void Add(Membership member)
    {
        _members.Add(member.UserId, member);
        _invited.Remove(member.UserId);
        _snapshot = null;
    }

    public void Remove(long userId)
    {
        _members.Remove(userId);
        _snapshot = null;
    }

    /// <summary>A member or an invited user is from now on somebody else: another nick, or with an account another identity.</summary>
    public void Become(long before, Origin origin)
    {
        if (_invited.Remove(before, out var by))
            _invited[origin.UserId] = by;
        if (!_members.TryGetValue(before, out var member))
            return;
        member.Become(origin);
        if (before == origin.UserId)
            return;
        _members.Remove(before);
        _members.Add(origin.UserId, member);
        _snapshot = null;
    }

    public void SetTopic(RoomTopic? topic) => Topic = topic;

    public IReadOnlyCollection<long> Invited => _invited.Keys;

    public bool IsInvited(long userId) => _invited.ContainsKey(userId);

    /// <summary>Whether somebody of at least this rank has invited the user.</summary>
    public bool IsInvitedBy(Roles atLeast, long userId) => _invited.TryGetValue(userId, out var by) && by >= atLeast;

    /// <summary>Notes an invitation with the roles of who made it; a lesser one takes nothing from an earlier.</summary>
    public void Invite(long userId, Roles by) => _invited[userId] = (Roles)Math.Max((int)by, (int)_invited.GetValueOrDefault(userId));

    public void ForgetInvitation(long userId) => _invited.Remove(userId);

    /// <summary>The time of the next event: now, or just after the last one when the clock has not moved or went back.</summary>
    public long NextTime(long now) => LastTime = Math.Max(now, LastTime + 1);

    public void Said(long time) => LastSaidTime = time;

    /// <summary>Nothing that was said is there any more.</summary>
    public void ForgetSaid() => LastSaidTime = 0;

    /// <summary>Takes up where the store left off.</summary>
    public void Restore(long lastTime, long lastSaidTime)
    {
        IsRestored = true;
        LastTime = lastTime;
        LastSaidTime = lastSaidTime;
    }
}

/// <summary>A topic with who set it (nick!user@host) and when (microseconds since the Unix epoch).</summary>
internal sealed record RoomTopic(string Text, string SetBy, long SetAt);
