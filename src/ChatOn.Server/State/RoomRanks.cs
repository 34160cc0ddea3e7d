namespace ChatOn.Server.State;

/// <summary>
/// The one table of who may do what to whom in a room. Pure.
/// <code>
///                              owner  protected  operator  half-op  voice
/// flags, key, limit              x        x         x
/// lists, topic, invite, kick     x        x         x        x
/// speak where +m is              x        x         x        x       x
/// give and take owner            x
/// give and take protected        x
/// give and take operator         x        x         x
/// give and take half-op          x        x         x
/// give and take voice            x        x         x        x
/// kick, take a role from       all  operators operators   voices
///                                    and lower and lower and lower
/// </code>
/// Anybody may give up a role of its own.
/// </summary>
internal static class RoomRanks
{
    /// <summary>To set flags, key and limit.</summary>
    public const Roles ChangesModes = Roles.Operator;

    /// <summary>To change the lists, and to see those that tell who is let in.</summary>
    public const Roles ChangesLists = Roles.HalfOperator;

    /// <summary>To set a protected topic.</summary>
    public const Roles SetsTopic = Roles.HalfOperator;

    /// <summary>To invite into a closed room and past bans, key and limit; and to hear of invitations.</summary>
    public const Roles Invites = Roles.HalfOperator;

    /// <summary>To kick at all; whom, tells <see cref="MayActOn"/>.</summary>
    public const Roles Kicks = Roles.HalfOperator;

    /// <summary>To speak where not everybody may.</summary>
    public const Roles Speaks = Roles.Voice;

    /// <summary>To read what was said before one joined, where that is hidden.</summary>
    public const Roles ReadsEarlier = Roles.HalfOperator;

    /// <summary>What it takes to give or take a role.</summary>
    public static Roles NeededFor(Roles role) => role switch
    {
        Roles.Owner or Roles.Protected => Roles.Owner,
        Roles.Operator or Roles.HalfOperator => Roles.Operator,
        _ => Roles.HalfOperator,
    };

    /// <summary>Whether somebody with these roles may kick somebody with those, or take a role away.</summary>
    public static bool MayActOn(Roles actor, Roles target) => RankOf(actor) switch
    {
        Roles.Owner => true,
        Roles.Protected => target < Roles.Protected,
        Roles.Operator => target < Roles.Protected,
        Roles.HalfOperator => target < Roles.HalfOperator,
        _ => false,
    };

    /// <summary>The highest of the roles.</summary>
    public static Roles RankOf(Roles roles)
    {
        for (var rank = Roles.Owner; rank > Roles.None; rank = (Roles)((int)rank >> 1))
        {
            if (roles >= rank)
                return rank;
        }

        return Roles.None;
    }
}
