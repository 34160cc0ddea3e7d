using ChatOn.Protocol;
using ChatOn.Server.Rendering;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Rooms;

/// <summary><c>NAMES [room{,room}]</c>, without a room: of all that can be seen — https://modern.ircdocs.horse/#names-message</summary>
internal sealed class NamesCommand(NamesReply names) : ICommand
{
    private const int RoomsAtOnce = 100;

    public static CommandSpec Spec { get; } = new("NAMES", "NAMES [room{,room}]", "Shows who is in rooms") { Cost = 2 };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message) =>
        message[0].IsEmpty ? ListAllAsync(context) : ListAsync(context, message.Text(0).Split(',', StringSplitOptions.RemoveEmptyEntries));

    private async ValueTask ListAsync(CommandContext context, string[] wanted)
    {
        foreach (var name in wanted.Distinct(CaseMapping.Comparer))
        {
            if (context.Session.User is not { } user)
                return;
            if (context.World.FindRoom(name) is { } room && RoomRules.MaySee(room, user.Id))
                await names.SendAsync(context, room);
            else
                context.Reply(Numeric.RplEndOfNames, name);
        }
    }

    private async ValueTask ListAllAsync(CommandContext context)
    {
        var count = 0;
        foreach (var room in context.World.Rooms.ToList())
        {
            if (context.Session.User is not { } user)
                return;
            // Others may have emptied it, or hidden it, while the requester read.
            if (context.World.FindRoom(room.Name) != room || !RoomRules.MaySee(room, user.Id))
                continue;
            await names.SendMembersAsync(context, room);
            if (++count % RoomsAtOnce == 0)
                await context.DrainedAsync();
        }

        context.Reply(Numeric.RplEndOfNames, "*");
    }
}
