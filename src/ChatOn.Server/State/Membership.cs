namespace ChatOn.Server.State;

/// <summary>A member of a room: a copy of what the room needs of its user, and its role there.</summary>
internal sealed class Membership(Origin who, string realname, bool isAway, long joinedAt)
{
    public long UserId => Who.UserId;

    public Origin Who { get; private set; } = who;

    public string Realname { get; private set; } = realname;

    public bool IsAway { get; private set; } = isAway;

    /// <summary>Microseconds since the Unix epoch.</summary>
    public long JoinedAt { get; } = joinedAt;

    public Roles Roles { get; private set; }

    public void Become(Origin who) => Who = who;

    public void CallItself(string realname) => Realname = realname;

    public void SetAway(bool isAway) => IsAway = isAway;

    public void Grant(Roles role) => Roles |= role;

    public void Revoke(Roles role) => Roles &= ~role;

    /// <summary>Whether it has at least the given rank.</summary>
    public bool Is(Roles atLeast) => Roles >= atLeast;
}

/// <summary>Roles in a room; a higher one outranks all lower ones together.</summary>
[Flags]
internal enum Roles
{
    None = 0,
    Voice = 1,
    HalfOperator = 2,
    Operator = 4,
    Protected = 8,
    Owner = 16,
}
