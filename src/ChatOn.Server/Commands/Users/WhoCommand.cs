using ChatOn.Protocol;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Users;

/// <summary>
/// <c>WHO room|nick|mask [o][%fields[,token]]</c> — https://modern.ircdocs.horse/#who-message,
/// https://ircv3.net/specs/extensions/whox
/// </summary>
internal sealed class WhoCommand : ICommand
{
    private const int LinesPerTurn = 200;
    private const int UsersPerTurn = 2000;

    public static CommandSpec Spec { get; } = new("WHO", "WHO room|nick|mask [%fields[,token]]", "Lists users") { Cost = 2 };

    public async ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var query = WhoQuery.Read(message);
        if (query.Mask.StartsWith('#'))
            await ListRoomAsync(context, query);
        else if (query.IsPattern)
            await ListMatchesAsync(context, query);
        else if (context.World.FindUser(query.Mask) is { } user)
            Show(context, query, user);
        context.Reply(Numeric.RplEndOfWho, query.Mask);
    }

    private static async ValueTask ListRoomAsync(CommandContext context, WhoQuery query)
    {
        if (context.World.FindRoom(query.Mask) is not { } asked)
            return;
        var members = asked.Members;
        var lines = 0;
        for (var i = 0; i < members.Count; i++)
        {
            // Meanwhile the room, the member or the requester may have gone, and the room may have become secret.
            if (context.Session.User is not { } viewer
                || context.World.FindRoom(query.Mask) is not { } room || room != asked || !Visibility.MaySee(viewer, room))
            {
                return;
            }

            if (context.World.FindUser(members[i].UserId) is not { } user || !room.Has(user.Id) || !Visibility.MaySeeIn(viewer, room, user))
                continue;
            if (query.OperatorsOnly && !user.IsOperator)
                continue;
            WhoReply.Write(context, query, user, room);
            if (++lines % LinesPerTurn == 0)
                await context.DrainedAsync();
        }
    }

    private static async ValueTask ListMatchesAsync(CommandContext context, WhoQuery query)
    {
        var mask = new Mask(query.IsForAll ? "*" : query.Mask);
        var ids = context.World.Users.Select(user => user.Id).ToArray();
        var lines = 0;
        for (var i = 0; i < ids.Length; i++)
        {
            if (context.Session.User is not { } viewer)
                return;
            var user = context.World.FindUser(ids[i]);
            var isShown = user is not null && Matches(mask, user) && Visibility.MaySee(context.World, viewer, user);
            if (isShown && Show(context, query, user!))
                lines++;
            if ((isShown && lines > 0 && lines % LinesPerTurn == 0) || (i + 1) % UsersPerTurn == 0)
                await context.DrainedAsync();
        }
    }

    private static bool Show(CommandContext context, WhoQuery query, User user)
    {
        if (query.OperatorsOnly && !user.IsOperator)
            return false;
        var room = context.World.RoomsOf(user).FirstOrDefault(room => Visibility.MaySeeIn(context.User, room, user));
        WhoReply.Write(context, query, user, room);
        return true;
    }

    private static bool Matches(Mask mask, User user) =>
        mask.Matches(user.Nick) || mask.Matches(user.Origin.Text) || mask.Matches(user.Origin.Host) || mask.Matches(user.Realname);
}
