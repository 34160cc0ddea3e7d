using System.Net;
using ChatOn.Server.Accounts;
using ChatOn.Server.Audit;
using ChatOn.Server.Commands;
using ChatOn.Server.Loop;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Rooms;

/// <summary>
/// Which invitations let somebody in, and their use: a token is given in the place of a room's key. It is counted and stored before
/// anybody comes in by it, so that neither two at once nor a crash make more of it. On the loop.
/// </summary>
internal sealed class RoomInvitations(
    RoomOwnership ownership, AccountDirectory accounts, InvitedGuests guests, AuditLog audit, ServerClock clock, ServerOptions options)
{
    /// <summary>The code of the standard reply to a token that is not good.</summary>
    public const string InvalidCode = "INVITATION_INVALID";

    private const string Prefix = "inv-";

    private readonly RateCounter<IPAddress> _wrong = new(clock, () => options.Limits.WrongPasswords, () => options.Limits.WrongPasswordSeconds);

    /// <summary>Whether it looks like a token: a key that people choose does not.</summary>
    public static bool IsToken(string? key) => key?.StartsWith(Prefix, StringComparison.Ordinal) == true && key.Length == Prefix.Length + SecretText.TokenLength;

    public static string NewToken(SecretText secrets) => Prefix + secrets.NewToken();

    /// <summary>Whether these roles make it possible to invite with that role. Who owns or protects a room is never found out by a link.</summary>
    public static bool MayHandOut(Roles roles, Roles role) =>
        role < Roles.Protected && roles >= RoomRanks.Invites && (role == Roles.None || roles >= RoomRanks.NeededFor(role));

    /// <summary>The roles by which the maker of an invitation invites at this moment: those that last, not those of a visit.</summary>
    public Roles StandingOf(long accountId, RoomRegistration registration)
    {
        if (accountId == 0)
            return Roles.Owner;
        if (accounts.Find(accountId) is not { } account || !account.IsUsable(clock.Now))
            return Roles.None;
        var isPrivileged = account.OperatorClass is { } operators && (options.PrivilegesOf(operators) & Privilege.Rooms) != 0;
        return isPrivileged ? Roles.Owner : registration.RolesOf(accountId);
    }

    /// <summary>Whether a token opens the room to who asks; wrong ones are counted, and of too many none is looked at.</summary>
    public bool Opens(CommandContext context, Room? room, string token)
    {
        var network = PasswordThrottle.NetworkOf(context.Session.Peer.Address);
        if (!_wrong.IsBelow(network))
            return false;
        if (room?.Registration is { } registration && Find(registration, token) is { } found)
            return IsGood(room, registration, found, context.User, context.Session.Peer.Address);
        // One that has been good is no guess: whoever was let in by it may give it again and again.
        _wrong.Count(network);
        return false;
    }

    /// <summary>Uses it where that makes a difference.</summary>
    /// <returns>Stored, or why not; null when it is not good any more.</returns>
    public ValueTask<TurnOutcome?> UseAsync(CommandContext context, Room room, string token) => ownership.ChangeAsync(
        room,
        registration => context.Session.User is { } user && registration is not null && Find(registration, token) is { } invitation
            && IsGood(room, registration, invitation, user, context.Session.Peer.Address)
                ? Use(room, registration, invitation, user, context.Session.Peer.Address)
                : null);

    private RoomChange Use(Room room, RoomRegistration registration, RoomInvitation invitation, User user, IPAddress address)
    {
        var accountId = AccountOf(user);
        if (guests.IsBack(room, invitation, user, address))
        {
            // At once: whoever takes its nickname while this one enters is not it.
            guests.LetIn(room, invitation, user, address);
            return new RoomChange(registration);
        }

        var actor = RoomActor.Of(user);
        var isKnown = invitation.WasUsedBy(accountId);
        var had = registration.RolesOf(accountId);
        var isRaised = accountId != 0 && !isKnown && RoomRanks.RankOf(had) < invitation.Role;
        var isLetIn = !room.Has(user.Id) && RoomRules.RefuseJoin(room, actor, key: null) is not null;
        if (isKnown || (!isRaised && !isLetIn))
            return new RoomChange(registration);

        var after = registration.With(invitation.UsedOnce(accountId));
        var raised = isRaised ? after.WithRoles(accountId, registration.Roles.GetValueOrDefault(accountId) | invitation.Role) : after;
        if (raised.Roles.Count <= RoomRegistration.MaxRoles)
            after = raised;
        return new RoomChange(after)
        {
            InForce = () =>
            {
                audit.Note(user.Origin, "INVITED", $"{RoleNames.Of(invitation.Role)} by {NameOf(invitation.By)}, {invitation.Id}", room.Name);
                if (accountId == 0)
                    guests.LetIn(room, invitation, user, address);
            },
        };
    }

    /// <summary>What people call who made an invitation.</summary>
    public string NameOf(long accountId) => accountId == 0 ? "the server's owner" : accounts.Find(accountId)?.Name ?? "nobody";

    // All are compared, whichever it is.
    private static RoomInvitation? Find(RoomRegistration registration, string token)
    {
        RoomInvitation? found = null;
        foreach (var invitation in registration.Invitations)
        {
            if (SecretText.Is(token, invitation.TokenHash))
                found = invitation;
        }

        return found;
    }

    private bool IsGood(Room room, RoomRegistration registration, RoomInvitation invitation, User user, IPAddress address) =>
        invitation.IsOpenTo(AccountOf(user), clock.Now, guests.IsBack(room, invitation, user, address))
        && MayHandOut(StandingOf(invitation.By, registration), invitation.Role);

    private static long AccountOf(User user) => user.Origin.Account is null ? 0 : user.Id;
}
