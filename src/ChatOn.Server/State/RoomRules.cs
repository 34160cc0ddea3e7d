using ChatOn.Protocol;

namespace ChatOn.Server.State;

/// <summary>Who may do what in a room. Pure: a room, a member and what is asked for; the answer is the numeric that refuses it, or null.</summary>
internal static class RoomRules
{
    private static readonly Numeric AccountsOnly =
        Numeric.ErrCannotSendToChan with { Text = "Cannot send to channel: log in to an account to speak here (+M)" };

    private static readonly Numeric ColoursUnwanted =
        Numeric.ErrCannotSendToChan with { Text = "Cannot send to channel: no colours and no formatting here (+c)" };

    private static readonly Numeric CtcpUnwanted =
        Numeric.ErrCannotSendToChan with { Text = "Cannot send to channel: no CTCP here but ACTION (+C)" };

    private static readonly Numeric FounderStays =
        Numeric.ErrChanOPrivsNeeded with { Text = "The founder's role cannot be taken; ChanServ TRANSFER passes the room on" };

    /// <summary>Whether somebody may come in.</summary>
    /// <param name="isInvited">By a link, which may have gone from hand to hand: it opens what is closed, and nothing else.</param>
    public static Numeric? RefuseJoin(Room room, RoomActor who, string? key, bool isInvited = false)
    {
        // Only who may set them can invite past bans, key and limit, or comes in past them.
        if (who.Overrides || room.IsInvitedBy(RoomRanks.Invites, who.UserId) || (who.IsLoggedIn && room.KeptRolesOf(who.UserId) >= RoomRanks.ComesIn))
            return null;
        if (!isInvited && room.Modes.Key is { } wanted && !FixedTime.Equals(key, wanted))
            return Numeric.ErrBadChannelKey;
        if (IsBanned(room, who.Who))
            return Numeric.ErrBannedFromChan;
        if (room.Modes.AccountsJoin && !who.IsLoggedIn)
            return Numeric.ErrNeedReggedNick;
        if (!isInvited && room.Modes.IsInviteOnly && !room.IsInvited(who.UserId) && !room.Modes.Matches('I', who.Who))
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
        if (isOutside || room.Modes.IsModerated || IsBanned(room, who))
            return Numeric.ErrCannotSendToChan;
        return room.Modes.AccountsSpeak && who.Account is null ? AccountsOnly : null;
    }

    /// <summary>Whether somebody may say things under names of elsewhere.</summary>
    public static Numeric? RefuseRelay(Room room, RoomActor who)
    {
        if (who.RolesIn(room) is not { } roles)
            return Numeric.ErrNotOnChannel;
        return roles < RoomRanks.Relays ? Numeric.ErrChanOPrivsNeeded : null;
    }

    /// <summary>Whether a text may be said in a room, by whomever: colours and CTCP where they are not wanted.</summary>
    public static Numeric? RefuseText(Room room, ReadOnlySpan<byte> text)
    {
        if (room.Modes.NoColours && FormattedText.HasFormatting(text))
            return ColoursUnwanted;
        return room.Modes.NoCtcp && FormattedText.IsCtcp(text) ? CtcpUnwanted : null;
    }

    /// <summary>Whether somebody may set the topic.</summary>
    public static Numeric? RefuseTopic(Room room, RoomActor who)
    {
        if (who.RolesIn(room) is not { } roles)
            return Numeric.ErrNotOnChannel;
        return room.Modes.IsTopicProtected && roles < RoomRanks.SetsTopic ? Numeric.ErrChanOPrivsNeeded : null;
    }

    /// <summary>Whether somebody may give the room another name.</summary>
    public static Numeric? RefuseRename(Room room, RoomActor who)
    {
        if (who.RolesIn(room) is not { } roles)
            return Numeric.ErrNotOnChannel;
        return roles < RoomRanks.Renames ? Numeric.ErrChanOPrivsNeeded : null;
    }

    /// <summary>Whether somebody may put out a member, or itself.</summary>
    public static Numeric? RefuseKick(Room room, RoomActor who, long whom)
    {
        if (who.RolesIn(room) is not { } roles)
            return Numeric.ErrNotOnChannel;
        if (roles < RoomRanks.Kicks)
            return Numeric.ErrChanOPrivsNeeded;
        if (room.Find(whom) is not { } target)
            return Numeric.ErrUserNotInChannel;
        return whom == who.UserId || RoomRanks.MayActOn(roles, target.Roles) ? null : Numeric.ErrChanOPrivsNeeded;
    }

    /// <summary>Whether somebody may redact what an author said here, at any time: of others what they said whom it may put out, and its own.</summary>
    public static bool MayRedact(Room room, RoomActor who, long author)
    {
        if (who.RolesIn(room) is not { } roles || roles < RoomRanks.Redacts)
            return false;
        return author == who.UserId || RoomRanks.MayActOn(roles, room.Find(author)?.Roles ?? room.KeptRolesOf(author));
    }

    /// <summary>Whether somebody may give a role to a member, or take it away; one's own may always be given up, except the founder's.</summary>
    public static Numeric? RefuseRole(Room room, RoomActor who, long whom, Roles role, bool isGiven)
    {
        if (who.RolesIn(room) is not { } roles)
            return Numeric.ErrChanOPrivsNeeded;
        if (room.Find(whom) is not { } target)
            return Numeric.ErrUserNotInChannel;
        if (!isGiven && role == Roles.Owner && room.Registration?.Founder == whom)
            return FounderStays;
        if (!isGiven && whom == who.UserId)
            return null;
        return roles >= RoomRanks.NeededFor(role) && (isGiven || RoomRanks.MayActOn(roles, target.Roles)) ? null : Numeric.ErrChanOPrivsNeeded;
    }

    /// <summary>Whether somebody may invite.</summary>
    public static Numeric? RefuseInvite(Room room, RoomActor who)
    {
        if (who.RolesIn(room) is not { } roles)
            return Numeric.ErrNotOnChannel;
        return room.Modes.IsInviteOnly && roles < RoomRanks.Invites ? Numeric.ErrChanOPrivsNeeded : null;
    }

    /// <summary>Whether somebody who names the room may know that it is there.</summary>
    public static bool MayFind(Room room, RoomActor who) => who.Overrides || MaySee(room, who.UserId);

    /// <summary>Whether somebody knows of the room: the secret ones are for their members only.</summary>
    public static bool MaySee(Room room, long userId) => !room.Modes.IsSecret || room.Has(userId);

    /// <summary>Whether somebody may read what the room and its members tell about themselves: members.</summary>
    public static bool MayReadMetadata(Room room, RoomActor who) => who.RolesIn(room) is not null;

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
