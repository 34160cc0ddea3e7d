using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>Gives accounts the roles that registered rooms keep for them.</summary>
internal sealed class AccountRoles(World world, Publisher publisher, ServerOptions options)
{
    private readonly Origin _server = Origin.OfServer(options.ServerName);

    /// <summary>The user has come into the room.</summary>
    public void Give(CommandContext context, User user, Room room)
    {
        if (user.Origin.Account is null || room.Registration is not { } registration || room.Find(user.Id) is not { } member)
            return;
        var missing = registration.RolesOf(user.Id) & ~member.Roles;
        if (missing == Roles.None)
            return;
        member.Grant(missing);
        var changes = RoleLetters.LettersOf(missing).Select(letter => new ModeChange(Adding: true, letter, user.Nick)).ToList();
        foreach (var line in ModeChangeWriter.Format(changes))
            publisher.Note(room, new RoomModesChanged(_server, room.NextTime(context.Now), room.Ref.Id, room.Name, line.ToString()), context);
    }

    /// <summary>The user has logged in after it came into its rooms.</summary>
    public void GiveEverywhere(CommandContext context, User user, Account account)
    {
        if (user.Id != account.Id)
            return;
        foreach (var room in world.RoomsOf(user).ToList())
            Give(context, user, room);
    }
}
