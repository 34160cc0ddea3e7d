using ChatOn.Server.Audit;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Rooms;

/// <summary><c>TRANSFER #room account</c>: the room is another's from now on.</summary>
internal sealed class TransferRoom(RoomDesk desk, RoomRegistrar registrar, AccountRoles roles, World world, ServerClock clock, AuditLog audit) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(Service.Rooms, "TRANSFER", "TRANSFER #room account", "Gives a room that is yours to another account")
    {
        MinWords = 2,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (desk.Find(context, words[0]) is { } room && await desk.ChangeAsync(context, room, registration => Decide(context, room, registration, words[1])))
            context.Say($"{room.Name} is {desk.NameOf(room.Registration?.Founder ?? 0)}'s now.");
    }

    private RoomDecision Decide(ServiceContext context, Room room, RoomRegistration registration, string name)
    {
        if (!RoomDesk.IsFounder(context, registration))
            return RoomDecision.Not($"Only the founder of {room.Name} can give it away.");
        if (desk.FindAccount(name, clock.Now) is not { } heir)
            return RoomDecision.Not("There is no such account, or it cannot be used now.");
        if (heir.Id == registration.Founder)
            return RoomDecision.Not($"{room.Name} is {heir.Name}'s already.");
        if (!RoomDesk.IsPrivileged(context) && registrar.IsLimit(heir.Id))
            return RoomDecision.Not($"{heir.Name} owns as many rooms as an account may.");
        var before = registration.Founder;
        var after = registration.WithRoles(heir.Id, Roles.None) with
        {
            Founder = heir.Id,
            Successor = registration.Successor == heir.Id ? null : registration.Successor,
        };
        return RoomDecision.Do(new RoomChange(after) { InForce = () => PutInForce(context, room, before, heir.Id) });
    }

    private void PutInForce(ServiceContext context, Room room, long before, long heir)
    {
        audit.Note(context.By, AuditLog.WordFor("TRANSFER", !RoomDesk.IsItself(context, before)), $"{desk.NameOf(before)} {desk.NameOf(heir)}", room.Name);
        if (world.FindUser(heir) is { } owner)
            roles.Give(context.Command, owner, room);
        if (room.Find(before) is { } member)
            roles.Set(room, member, room.KeptRolesOf(before), context.User?.Origin, context.Command);
    }
}
