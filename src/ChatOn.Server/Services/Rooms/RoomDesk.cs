using ChatOn.Server.Accounts;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Rooms;

/// <summary>
/// What ChanServ's commands have in common: which room is meant, by what right the asker acts there, and a change that is decided when
/// its turn comes.
/// </summary>
internal sealed class RoomDesk(World world, RoomOwnership ownership, AccountDirectory accounts)
{
    /// <summary>The room that is meant, or one that looks like it; null when the asker may not know of it, and has been told that there is none.</summary>
    public Room? Find(ServiceContext context, string name)
    {
        if (world.FindRoom(name) is { } room && (IsPrivileged(context) || MayKnow(context, room)))
            return room;
        context.Refuse(name.StartsWith('#') ? $"There is no room {name}." : $"Which room? {context.Spec.Syntax}");
        return null;
    }

    /// <summary>Whether the asker may do everything in every room: the machine's owner, and operators with the privilege "rooms".</summary>
    public static bool IsPrivileged(ServiceContext context) => context.IsConsole || context.May(Privilege.Rooms);

    /// <summary>The roles by which the asker acts: those that are kept for its account, and those that it has in the room.</summary>
    public static Roles RolesOf(ServiceContext context, Room room) => IsPrivileged(context) ? Roles.Owner : OwnRolesOf(context, room);

    /// <summary>Whether the room is the asker's own, or the asker may act as if it were.</summary>
    public static bool IsFounder(ServiceContext context, RoomRegistration registration) =>
        IsPrivileged(context) || IsItself(context, registration.Founder);

    public static bool IsItself(ServiceContext context, long accountId) => context.Account?.Id == accountId;

    /// <summary>An account that can be given something; null when there is none, or it cannot be used.</summary>
    public Account? FindAccount(string name, long now) => accounts.FindByNick(name) is { } account && account.IsUsable(now) ? account : null;

    public string NameOf(long accountId) => accounts.Find(accountId)?.Name ?? "nobody";

    /// <summary>The word for the audit log: marked when only a privilege allowed it.</summary>
    public static string WordFor(ServiceContext context, Room room, string what, Roles needed) =>
        Audit.AuditLog.WordFor(what, isOverride: IsPrivileged(context) && OwnRolesOf(context, room) < needed);

    /// <summary>Changes a room, as it is when its turn comes; the asker is told why not.</summary>
    /// <param name="decide">Given the registration, which is there.</param>
    public async ValueTask<bool> ChangeAsync(ServiceContext context, Room room, Func<RoomRegistration, RoomDecision> decide)
    {
        RoomDecision? decision = null;
        var outcome = await ownership.ChangeAsync(room, registration =>
        {
            decision = registration is null ? RoomDecision.Not($"{room.Name} is not registered.") : decide(registration);
            return decision.Change;
        });
        if (decision?.Refusal is { } refusal)
        {
            context.Refuse(refusal);
            return false;
        }

        return context.IsStored(outcome);
    }

    private static Roles OwnRolesOf(ServiceContext context, Room room)
    {
        if (context.User is not { } user)
            return Roles.None;
        var kept = context.Account is { } account ? room.KeptRolesOf(account.Id) : Roles.None;
        return kept | (room.Find(user.Id)?.Roles ?? Roles.None);
    }

    private static bool MayKnow(ServiceContext context, Room room) =>
        context.User is { } user && (RoomRules.MaySee(room, user.Id) || OwnRolesOf(context, room) != Roles.None);
}
