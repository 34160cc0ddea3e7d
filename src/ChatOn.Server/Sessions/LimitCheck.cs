using ChatOn.Protocol;
using ChatOn.Server.Commands;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>Limits on what one user may do, as the numerics that refuse it.</summary>
internal sealed class LimitCheck(World world, LimitOptions limits)
{
    /// <summary>Whether one more room is too many, for the user, in a short time, or for the server.</summary>
    public Numeric? RefuseJoin(CommandContext context, User user, bool isNew)
    {
        if (limits.RoomsPerUser > 0 && user.Rooms.Count >= limits.RoomsPerUser)
            return Numeric.ErrTooManyChannels;
        if (!context.Session.Limits.Joins.TryCount(context.Now, limits.Joins, limits.JoinSeconds))
            return Numeric.ErrTooManyChannels;
        return isNew && limits.MaxRooms > 0 && world.RoomCount >= limits.MaxRooms ? Numeric.ErrTooManyChannels : null;
    }

    /// <summary>Whether the user may change its nickname once more.</summary>
    public bool AllowsNickChange(CommandContext context) =>
        context.Session.Limits.NickChanges.TryCount(context.Now, limits.NickChanges, limits.NickChangeSeconds);
}
