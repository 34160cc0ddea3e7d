namespace ChatOn.Server.State;

/// <summary>Who acts in a room: a user as everybody sees it, and whether the server lets it act in every room as its owner could.</summary>
internal readonly record struct RoomActor(Origin Who, bool Overrides)
{
    public long UserId => Who.UserId;

    /// <summary>Roles that it has only just given up.</summary>
    public Roles GivenUp { get; init; }

    public bool IsLoggedIn => Who.Account is not null;

    /// <summary>The same without what the server lets it: what it may as a member, or as nobody.</summary>
    public RoomActor AsItself => this with { Overrides = false };

    public static RoomActor Of(User user) => new(user.Origin, (user.Privileges & Privilege.Rooms) != 0);

    /// <summary>The roles by which it acts; null for somebody who has no say in the room at all.</summary>
    public Roles? RolesIn(Room room) => Overrides ? Roles.Owner : room.Find(UserId)?.Roles & ~GivenUp;

    /// <summary>Whether it acts with at least a rank.</summary>
    public bool Is(Room room, Roles atLeast) => RolesIn(room) >= atLeast;
}
