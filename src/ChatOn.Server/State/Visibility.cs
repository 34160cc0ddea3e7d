namespace ChatOn.Server.State;

/// <summary>What one user may see of another: the rules of invisible users (+i) and of secret rooms (+s). Pure.</summary>
internal static class Visibility
{
    /// <summary>Whether a user is found by somebody who does not give its nickname.</summary>
    public static bool MaySee(World world, User viewer, User other) =>
        other == viewer || !other.IsInvisible || world.ShareRoom(viewer, other);

    /// <summary>Whether a room is shown at all.</summary>
    public static bool MaySee(User viewer, Room room) => !room.Modes.IsSecret || room.Has(viewer.Id);

    /// <summary>Whether a member of a room is shown as one.</summary>
    public static bool MaySeeIn(User viewer, Room room, User member) =>
        member == viewer || room.Has(viewer.Id) || !(room.Modes.IsSecret || member.IsInvisible);
}
