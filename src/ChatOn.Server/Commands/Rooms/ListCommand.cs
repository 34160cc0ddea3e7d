using ChatOn.Protocol;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Rooms;

/// <summary><c>LIST [room{,room}] [condition{,condition}]</c>, ELIST=CMNTU — https://modern.ircdocs.horse/#list-message</summary>
internal sealed class ListCommand : ICommand
{
    private const int LinesAtOnce = 200;
    private const int RoomsAtOnce = 2000;

    public static CommandSpec Spec { get; } = new("LIST", "LIST [room{,room}] [condition{,condition}]", "Shows the rooms there are") { Cost = 2 };

    public async ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var filter = new ListFilter(message.Text(0), message.Text(1));
        context.Reply(Numeric.RplListStart, "Channel");
        var (seen, shown) = (0, 0);
        var isDue = false;
        foreach (var room in filter.Names is { } names ? Find(context, names) : [.. context.World.Rooms])
        {
            if (context.Session.User is not { } user)
                return;
            // Others may have emptied it, or hidden it, while the requester read.
            if (context.World.FindRoom(room.Name) == room && RoomRules.MaySee(room, user.Id) && filter.Matches(room, context.Now))
            {
                context.ReplyText(Numeric.RplList, room.Topic?.Text ?? "", room.Name, room.Count.ToString());
                isDue = ++shown % LinesAtOnce == 0;
            }

            if (!isDue && ++seen % RoomsAtOnce != 0)
                continue;
            isDue = false;
            await context.DrainedAsync();
        }

        context.Reply(Numeric.RplListEnd);
    }

    private static List<Room> Find(CommandContext context, IReadOnlyList<string> names) =>
        [.. names.Select(context.World.FindRoom).OfType<Room>().Distinct()];
}
