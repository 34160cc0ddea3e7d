using ChatOn.Server.Audit;
using ChatOn.Server.Commands;
using ChatOn.Server.Loop;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Rooms;

/// <summary>
/// Makes rooms last: who may, and what is kept from then on. An owner may. In a room that came back after a restart nobody can prove
/// to have been the owner: an operator there may, or who is alone in it, for whoever is alone could leave, let the room end, and make it
/// anew.
/// </summary>
internal sealed class RoomRegistrar(World world, RoomOwnership ownership, AuditLog audit, ServerClock clock, ServerOptions options)
{
    /// <summary>A room that somebody who is logged in has just made is registered to that account.</summary>
    public async ValueTask RegisterAsync(CommandContext context, Room room)
    {
        var outcome = await ownership.ChangeAsync(room, registration =>
            context.Session.User is { Origin.Account: not null } user && RefuseNow(room, registration, RoomActor.Of(user).AsItself) is null && !IsLimit(user.Id)
                ? Registered(room, user.Id, user.Origin)
                : null);
        if (outcome == TurnOutcome.Stored)
            context.Note("ROOM_REGISTERED", [room.Name], "This room is yours and lasts; ChanServ HELP tells what you can set");
    }

    /// <summary>Why somebody may not register the room at this moment; null when nothing speaks against it.</summary>
    public static string? RefuseNow(Room room, RoomRegistration? registration, RoomActor who)
    {
        if (registration is not null)
            return $"{room.Name} is registered already.";
        if (who.Overrides)
            return null;
        if (room.Find(who.UserId) is not { } member)
            return $"Join {room.Name} first: who registers a room is its owner there.";
        if (member.Is(Roles.Owner))
            return null;
        var mayWithoutOwner = room.IsRestored && !room.IsPermanent && !room.Members.Any(each => each.Is(Roles.Owner))
            && (member.Is(Roles.Operator) || room.Count == 1);
        return mayWithoutOwner ? null : $"Only an owner of {room.Name} (~) can register it.";
    }

    /// <summary>Whether an account owns as many rooms as it may.</summary>
    public bool IsLimit(long accountId) =>
        options.Accounts.MaxRooms > 0 && world.Rooms.Count(room => room.Registration?.Founder == accountId) >= options.Accounts.MaxRooms;

    /// <summary>The change that registers a room: the roles that accounts have in it are kept.</summary>
    public RoomChange Registered(Room room, long founder, Origin by)
    {
        var registration = new RoomRegistration { Founder = founder, RegisteredAt = clock.Now };
        foreach (var member in room.Members.Where(member => member.Who.Account is not null && member.UserId != founder))
            registration = registration.WithRoles(member.UserId, member.Roles);
        return new RoomChange(registration) { InForce = () => audit.Note(by, "REGISTER", room.Name, room.Name) };
    }
}
