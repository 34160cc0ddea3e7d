using ChatOn.Protocol;

namespace ChatOn.Server.State;

/// <summary>Who may do what in a room. Pure: a room, a member and what is asked for; the answer is the numeric that refuses it, or null.</summary>
internal static class RoomRules
{
    /// <summary>Whether somebody may come in.</summary>
    public static Numeric? RefuseJoin(Room room, Origin who, string? key)
    {
        // Only who may set them can invite past bans, key and limit.
        if (room.IsInvitedBy(RoomRanks.Invites, who.UserId))
            return null;
        if (room.Modes.Key is { } wanted && !FixedTime.Equals(key, wanted))
            return Numeric.ErrBadChannelKey;
        if (IsBanned(room, who))
            return Numeric.ErrBannedFromChan;
        if (room.Modes.IsInviteOnly && !room.IsInvited(who.UserId) && !room.Modes.Matches('I', who))
            return Numeric.ErrInviteOnlyChan;
        if (room.Modes.Limit is { } limit && room.Count >= limit)
            return Numeric.ErrChannelIsFull;
        return null;
    }

    /// <summary>Whether somebody may speak; members with voice or more always may.</summary>
    public static Numeric? RefuseSpeech(Room room, Origin who)
    {
        var member = room.Find(who.UserId);
        if (member is not null && member.Is(RoomRanks.Speaks))
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
        return room.Modes.IsTopicProtected && !member.Is(RoomRanks.SetsTopic) ? Numeric.ErrChanOPrivsNeeded : null;
    }

    /// <summary>Whether a member may put out another, or itself.</summary>
    public static Numeric? RefuseKick(Room room, Origin who, long whom)
    {
        if (room.Find(who.UserId) is not { } member)
            return Numeric.ErrNotOnChannel;
        if (!member.Is(RoomRanks.Kicks))
            return Numeric.ErrChanOPrivsNeeded;
        if (room.Find(whom) is not { } target)
            return Numeric.ErrUserNotInChannel;
        return target == member || RoomRanks.MayActOn(member.Roles, target.Roles) ? null : Numeric.ErrChanOPrivsNeeded;
    }

    /// <summary>Whether a member may give a role to another, or take it away; one's own may always be given up.</summary>
    public static Numeric? RefuseRole(Room room, Origin who, long whom, Roles role, bool isGiven)
    {
        if (room.Find(who.UserId) is not { } member)
            return Numeric.ErrChanOPrivsNeeded;
        if (room.Find(whom) is not { } target)
            return Numeric.ErrUserNotInChannel;
        if (!isGiven && target == member)
            return null;
        return member.Is(RoomRanks.NeededFor(role)) && (isGiven || RoomRanks.MayActOn(member.Roles, target.Roles))
            ? null
            : Numeric.ErrChanOPrivsNeeded;
    }

    /// <summary>Whether a member may invite.</summary>
    public static Numeric? RefuseInvite(Room room, Origin who)
    {
        if (room.Find(who.UserId) is not { } member)
            return Numeric.ErrNotOnChannel;
        return room.Modes.IsInviteOnly && !member.Is(RoomRanks.Invites) ? Numeric.ErrChanOPrivsNeeded : null;
    }

    /// <summary>Whether somebody knows of the room: the secret ones are for their members only.</summary>
    public static bool MaySee(Room room, long userId) => !room.Modes.IsSecret || room.Has(userId);

    /// <summary>Whether somebody may read what was said: members, unless a ban has silenced them.</summary>
    public static bool MayRead(Room room, Origin who) =>
        room.Find(who.UserId) is { } member && (member.Is(RoomRanks.Speaks) || !IsBanned(room, who));

    /// <summary>The time up to which a member reads nothing: where the past is hidden from newcomers, when it joined; 0 otherwise.</summary>
    public static long ReadsAfter(Room room, long userId) =>
        room.Registration is { HidesEarlier: true } && room.Find(userId) is { } member && !member.Is(RoomRanks.ReadsEarlier) ? member.JoinedAt : 0;

    /// <summary>Whether a ban applies and no exception does.</summary>
    public static bool IsBanned(Room room, Origin who) =>
        room.Modes.Matches('b', who) && !room.Modes.Matches('e', who);
}
