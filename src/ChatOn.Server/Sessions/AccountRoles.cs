using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>Gives accounts the roles that registered rooms keep for them, and members the roles that ChanServ is told to give.</summary>
internal sealed class AccountRoles(World world, Publisher publisher, Presence presence, ServerClock clock, ServerOptions options)
{
    private readonly Origin _server = Origin.OfServer(options.ServerName);

    /// <summary>The user has come into the room, or owns it now.</summary>
    /// <param name="context">The command that it came with; null for none.</param>
    public void Give(CommandContext? context, User user, Room room)
    {
        if (user.Origin.Account is not null && room.Find(user.Id) is { } member)
            Set(room, member, member.Roles | room.KeptRolesOf(user.Id), _server, context);
    }

    /// <summary>The user has logged in after it came into its rooms.</summary>
    public void GiveEverywhere(CommandContext context, User user, Account account)
    {
        if (user.Id != account.Id)
            return;
        foreach (var room in world.RoomsOf(user).ToList())
            Give(context, user, room);
    }

    /// <summary>Makes the roles of a member others, and tells the room what has changed.</summary>
    /// <param name="by">Who it is shown as; null for the server.</param>
    /// <param name="context">The command that it comes with; null for none.</param>
    public void Set(Room room, Membership member, Roles wanted, Origin? by, CommandContext? context)
    {
        var (given, taken) = (wanted & ~member.Roles, member.Roles & ~wanted);
        if ((given | taken) == Roles.None)
            return;
        member.Grant(given);
        member.Revoke(taken);
        if (world.FindUser(member.UserId) is { } user)
            presence.Save(user);
        var changes = RoleLetters.LettersOf(given).Select(letter => new ModeChange(Adding: true, letter, member.Who.Nick))
            .Concat(RoleLetters.LettersOf(taken).Select(letter => new ModeChange(Adding: false, letter, member.Who.Nick)));
        foreach (var line in ModeChangeWriter.Format(changes))
            publisher.Note(room, new RoomModesChanged(by ?? _server, room.NextTime(clock.Now), room.Ref.Id, room.Name, line.ToString()), context);
    }
}
