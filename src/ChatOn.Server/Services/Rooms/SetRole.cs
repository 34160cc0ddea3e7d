using ChatOn.Server.Accounts;
using ChatOn.Server.Audit;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Rooms;

/// <summary>
/// <c>ROLE #room LIST</c>, <c>ROLE #room account owner|protected|operator|halfop|voice|none</c>: the one role that an account has in a
/// room, whether it is there or not. The table of ranks holds as for MODE.
/// </summary>
internal sealed class SetRole(RoomDesk desk, AccountRoles roles, ServerClock clock, AuditLog audit) : IServiceCommand
{
    private const int MaxShown = 200;

    public static ServiceSpec Spec { get; } = new(
        Service.Rooms, "ROLE", "ROLE #room LIST | ROLE #room account owner|protected|operator|halfop|voice|none",
        "Shows the roles that a room keeps, or gives an account one")
    {
        MinWords = 2,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (desk.Find(context, words[0]) is not { } room)
            return;
        if (words.Count == 2 && words[1].Equals("list", StringComparison.OrdinalIgnoreCase))
        {
            Show(context, room);
            return;
        }

        if (!RoleNames.TryParse(words[2], out var role))
            context.Refuse($"It goes like this: {Spec.Syntax}");
        else if (await desk.ChangeAsync(context, room, registration => Decide(context, room, registration, words[1], role)))
            context.Say($"{words[1]} has {(role == Roles.None ? "no role" : $"the role {RoleNames.Of(role)}")} in {room.Name} now.");
    }

    private RoomDecision Decide(ServiceContext context, Room room, RoomRegistration registration, string name, Roles wanted)
    {
        if (desk.FindAccount(name, clock.Now) is not { } account)
            return RoomDecision.Not("There is no such account, or it cannot be used now.");
        if (account.Id == registration.Founder)
            return RoomDecision.Not("The founder's role cannot be changed; TRANSFER passes the room on.");
        var had = registration.RolesOf(account.Id) | (room.Find(account.Id)?.Roles ?? Roles.None);
        if (!RoomRanks.MaySet(RoomDesk.RolesOf(context, room), had, wanted, RoomDesk.IsItself(context, account.Id)))
            return RoomDecision.Not($"Your rank in {room.Name} does not allow that.");
        var after = registration.WithRoles(account.Id, wanted);
        if (after.Roles.Count > RoomRegistration.MaxRoles)
            return RoomDecision.Not($"{room.Name} keeps {RoomRegistration.MaxRoles} roles, and no more.");
        return had == wanted && after == registration
            ? RoomDecision.Not($"{account.Name} has that role already.")
            : RoomDecision.Do(new RoomChange(after) { InForce = () => PutInForce(context, room, account, had, wanted) });
    }

    private void PutInForce(ServiceContext context, Room room, Account account, Roles had, Roles wanted)
    {
        // Anybody may give up a role of its own.
        if (!RoomDesk.IsItself(context, account.Id) || (wanted & ~had) != Roles.None)
        {
            var needed = RoomRanks.All.Where(role => ((had ^ wanted) & role) != 0).Select(RoomRanks.NeededFor).DefaultIfEmpty(Roles.None).Max();
            audit.Note(context.By, RoomDesk.WordFor(context, room, "ROLE", needed), $"{account.Name} {RoleNames.Of(wanted)}", room.Name);
        }

        if (room.Find(account.Id) is { } member)
            roles.Set(room, member, wanted, context.User?.Origin, context.Command);
    }

    // Who is in a room sees the roles of its members; who has none there need not know those of the others.
    private void Show(ServiceContext context, Room room)
    {
        if (room.Registration is not { } registration)
        {
            context.Refuse($"{room.Name} is not registered.");
            return;
        }

        if (RoomDesk.RolesOf(context, room) == Roles.None)
        {
            context.Refuse($"Only who has a role in {room.Name} sees whom it gives roles.");
            return;
        }

        context.Say($"{desk.NameOf(registration.Founder)}: founder");
        foreach (var (accountId, kept) in registration.Roles.Where(each => each.Key != registration.Founder).OrderByDescending(each => each.Value).ThenBy(each => each.Key).Take(MaxShown))
            context.Say($"{desk.NameOf(accountId)}: {RoleNames.Of(kept)}");
        if (registration.Roles.Count > MaxShown)
            context.Say($"{registration.Roles.Count} in all, the first {MaxShown} shown.");
    }
}
