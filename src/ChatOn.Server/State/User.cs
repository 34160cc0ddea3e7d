using ChatOn.Server.Sessions;

namespace ChatOn.Server.State;

/// <summary>A nickname with an identity, and the sessions that speak as it. Rooms are known by their folded names.</summary>
internal sealed class User
{
    private readonly List<Session> _sessions = [];
    private readonly HashSet<string> _rooms = new(StringComparer.Ordinal);
    private readonly HashSet<string> _invitations = new(StringComparer.Ordinal);
    private Headcount? _counted;

    public User(Origin origin, string realname, long connectedAt)
    {
        Origin = origin;
        Realname = realname;
        ConnectedAt = connectedAt;
        ActiveAt = connectedAt;
    }

    public long Id => Origin.UserId;

    public string Nick => Origin.Nick;

    public Origin Origin { get; private set; }

    public string Realname { get; private set; }

    /// <summary>Null when present.</summary>
    public string? Away { get; private set; }

    public UserModes Modes { get; private set; }

    /// <summary>Microseconds since the Unix epoch.</summary>
    public long ConnectedAt { get; }

    /// <summary>When it last said something; microseconds since the Unix epoch.</summary>
    public long ActiveAt { get; private set; }

    public IReadOnlyList<Session> Sessions => _sessions;

    public IReadOnlyCollection<string> Rooms => _rooms;

    /// <summary>Rooms it is invited to, by their folded names.</summary>
    public IReadOnlyCollection<string> Invitations => _invitations;

    public bool IsOperator => (Modes & UserModes.Operator) != 0;

    public bool IsInvisible => (Modes & UserModes.Invisible) != 0;

    /// <summary>Name of the operator block it used, or its account's name, when it is an operator.</summary>
    public string? OperatorName => Origin.OperatorName;

    /// <summary>Name of its class of operators; null when it is none.</summary>
    public string? OperatorClass { get; private set; }

    /// <summary>What it may do as an operator.</summary>
    public Privilege Privileges { get; private set; }

    /// <summary>When its last session went, while it is kept present without one; 0 otherwise. Microseconds since the Unix epoch.</summary>
    public long LeftAt { get; private set; }

    /// <summary>It is away because nobody is there, not because it said so.</summary>
    public bool IsAwayByItself { get; private set; }

    /// <summary>It is in this count from now on, until with null it is in none. Only its <see cref="World"/> calls this.</summary>
    public void BeCounted(Headcount? headcount)
    {
        _counted?.Changed(Modes, UserModes.None);
        _counted?.SessionsCame(-_sessions.Count);
        _counted = headcount;
        _counted?.Changed(UserModes.None, Modes);
        _counted?.SessionsCame(_sessions.Count);
    }

    public void Attach(Session session)
    {
        _sessions.Add(session);
        _counted?.SessionsCame(1);
        session.BeOfOperator(OperatorName is not null);
    }

    public void Detach(Session session)
    {
        if (_sessions.Remove(session))
            _counted?.SessionsCame(-1);
        session.BeOfOperator(false);
    }

    public void Enter(string foldedRoom)
    {
        _rooms.Add(foldedRoom);
        _invitations.Remove(foldedRoom);
    }

    public void BeInvited(string foldedRoom) => _invitations.Add(foldedRoom);

    public void ForgetInvitation(string foldedRoom) => _invitations.Remove(foldedRoom);

    public void Leave(string foldedRoom) => _rooms.Remove(foldedRoom);

    public void Become(Origin origin) => Origin = origin;

    public void CallItself(string realname) => Realname = realname;

    public void GoAway(string? message, bool isByItself = false)
    {
        Away = message;
        IsAwayByItself = isByItself;
    }

    /// <summary>Its last session is gone, and it stays.</summary>
    public void BeAbsent(long since) => LeftAt = since;

    public void BePresent() => LeftAt = 0;

    public void Touch(long now) => ActiveAt = now;

    public void SetModes(UserModes modes)
    {
        _counted?.Changed(Modes, modes);
        Modes = modes;
        var isBot = (modes & UserModes.Bot) != 0;
        if (Origin.IsBot != isBot)
            Origin = Origin with { IsBot = isBot };
    }

    /// <summary>Becomes an operator, or with null is one no more.</summary>
    public void BecomeOperator(string? name, string? operatorClass = null, Privilege privileges = Privilege.None)
    {
        Origin = Origin with { OperatorName = name };
        OperatorClass = operatorClass;
        Privileges = privileges;
        foreach (var session in _sessions)
            session.BeOfOperator(name is not null);
        SetModes(name is null ? Modes & ~UserModes.Operator : Modes | UserModes.Operator);
    }
}

/// <summary>A user's modes.</summary>
[Flags]
internal enum UserModes
{
    None = 0,
    Invisible = 1,
    Operator = 2,
    Bot = 4,
    Wallops = 8,
}
