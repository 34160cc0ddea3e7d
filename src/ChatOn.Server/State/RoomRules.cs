using ChatOn.Protocol;

namespace ChatOn.Server.State;

/// <summary>Who may do what in a room. Pure: a room, a member and what is asked for; the answer is the numeric that refuses it, or null.</summary>
internal static class RoomRules
{
    /// <summary>Whether somebody may come in.</summary>
    public static Numeric? RefuseJoin(Room room, Origin who, string? key)
    {
        if (room.Modes.Key is { } wanted && !FixedTime.Equals(key, wanted))
            return Numeric.ErrBadChannelKey;
        if (room.IsInvited(who.UserId))
            return null;
        if (IsBanned(room, who))
            return Numeric.ErrBannedFromChan;
        if (room.Modes.IsInviteOnly && !room.Modes.Matches('I', who.Text))
            return Numeric.ErrInviteOnlyChan;
        if (room.Modes.Limit is { } limit && room.Count >= limit)
            return Numeric.ErrChannelIsFull;
        return null;
    }

    /// <summary>Whether somebody may speak; members with voice or more always may.</summary>
    public static Numeric? RefuseSpeech(Room room, Origin who)
    {
        var member = room.Find(who.UserId);
        if (member is not null && member.Is(Roles.Voice))
            return null;
        var isOutside = member is null && (room.Modes.NoExternal || room.Modes.IsSecret);
        return isOutside || room.Modes.IsModerated || IsBanned(room, who) ? Numeric.ErrCannotSendToChan : null;
    }

    /// <summary>Whether a member may set the topic.</summary>
    public static Numeric? RefuseTopic(Room room, Origin who)
    {
        var member = room.Find(who.UserId);
        if (member is null)
            return Numeric.ErrNotOnChannel;
        return room.Modes.IsTopicProtected && !member.Is(Roles.HalfOperator) ? Numeric.ErrChanOPrivsNeeded : null;
    }

    /// <summary>Whether a ban applies and no exception does.</summary>
    public static bool IsBanned(Room room, Origin who) =>
        room.Modes.Matches('b', who.Text) && !room.Modes.Matches('e', who.Text);
}
