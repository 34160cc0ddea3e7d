namespace ChatOn.Server.State;

/// <summary>
/// The one table of who may do what to whom in a room. Pure. docs/rooms.md shows it.
/// <code>
///                              owner  protected  operator  half-op  voice
/// history settings, rename       x
/// flags, key, limit, metadata    x        x         x
/// relay                          x        x         x
/// lists, topic, invite, kick     x        x         x        x
/// redact what others said        x        x         x        x
/// speak where +m or +M is        x        x         x        x       x
/// give and take owner            x
/// give and take protected        x
/// give and take operator         x        x         x
/// give and take half-op          x        x         x
/// give and take voice            x        x         x        x
/// kick, redact, take role from all  operators operators   voices
///                                    and lower and lower and lower
/// </code>
/// Anybody may give up a role of its own; but nobody takes the founder's. An operator of the server with the privilege "rooms" acts in
/// every room as an owner.
/// </summary>
internal static class RoomRanks
{
    /// <summary>Every rank, the highest first.</summary>
    public static readonly IReadOnlyList<Roles> All = [Roles.Owner, Roles.Protected, Roles.Operator, Roles.HalfOperator, Roles.Voice];

    /// <summary>What takes a rank, for people.</summary>
    public static readonly IReadOnlyList<(string Right, Roles Needed)> Rights =
    [
        ("Set how the past is kept (ChanServ SET)", KeepsPast),
        ("Give the room another name", Renames),
        ("Change flags, key and limit", ChangesModes),
        ("Set the metadata", SetsMetadata),
        ("Change the lists (b, e, I), and see e and I", ChangesLists),
        ("Set the topic where it is protected (+t)", SetsTopic),
        ("Invite into a closed room, and past bans, key, limit and +R", Invites),
        ("Make links that let people in, past key and +i, with a role that one may give, up to operator (ChanServ INVITATION)", Invites),
        ("Come in past bans, key, limit, +i and +R, where the role is kept for the account", ComesIn),
        ("Kick", Kicks),
        ("Relay what others say elsewhere (RELAYMSG)", Relays),
        ("Redact what members said whom one may kick (REDACT)", Redacts),
        ("Read what was said before one joined, where that is hidden", ReadsEarlier),
        ("Speak where not everybody may (+m, +M, bans)", Speaks),
    ];

    /// <summary>To set how the past is kept.</summary>
    public const Roles KeepsPast = Roles.Owner;

    /// <summary>To give the room another name.</summary>
    public const Roles Renames = Roles.Owner;

    /// <summary>To set flags, key and limit.</summary>
    public const Roles ChangesModes = Roles.Operator;

    /// <summary>To set what the room tells about itself.</summary>
    public const Roles SetsMetadata = Roles.Operator;

    /// <summary>To change the lists, and to see those that tell who is let in.</summary>
    public const Roles ChangesLists = Roles.HalfOperator;

    /// <summary>To set a protected topic.</summary>
    public const Roles SetsTopic = Roles.HalfOperator;

    /// <summary>To invite into a closed room and past bans, key and limit; and to hear of invitations.</summary>
    public const Roles Invites = Roles.HalfOperator;

    /// <summary>To come in past all that an invitation opens, with a role that is kept for the account.</summary>
    public const Roles ComesIn = Invites;

    /// <summary>To kick at all; whom, tells <see cref="MayActOn"/>.</summary>
    public const Roles Kicks = Roles.HalfOperator;

    /// <summary>To say things under names of elsewhere.</summary>
    public const Roles Relays = Roles.Operator;

    /// <summary>To redact at all what others said, and at any time; whose, tells <see cref="MayActOn"/>.</summary>
    public const Roles Redacts = Kicks;

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

    /// <summary>Whether somebody may make the roles of another, or of itself, other ones.</summary>
    public static bool MaySet(Roles actor, Roles target, Roles wanted, bool isItself)
    {
        if (All.Any(role => (wanted & ~target & role) != 0 && actor < NeededFor(role)))
            return false;
        var taken = target & ~wanted;
        return taken == Roles.None || isItself || (MayActOn(actor, target) && !All.Any(role => (taken & role) != 0 && actor < NeededFor(role)));
    }

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
