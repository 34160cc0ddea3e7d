using ChatOn.Protocol;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Commands.Rooms;

/// <summary><c>PART room{,room} [:reason]</c> — https://modern.ircdocs.horse/#part-message</summary>
internal sealed class PartCommand(Exit exit) : ICommand
{
    public static CommandSpec Spec { get; } = new("PART", "PART room{,room} [:reason]", "Leaves rooms") { MinParameters = 1 };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var reason = message.Count > 1 && !message[1].IsEmpty ? Texts.Cut(message.Text(1), context.Limits.KickBytes) : null;
        foreach (var name in message.Text(0).Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (context.World.FindRoom(name) is not { } room)
                context.Refuse(Numeric.ErrNoSuchChannel, name);
            else if (!room.Has(context.User.Id))
                context.Refuse(Numeric.ErrNotOnChannel, room.Name);
            else
                exit.Part(context, room, reason);
        }

        return ValueTask.CompletedTask;
    }
}
