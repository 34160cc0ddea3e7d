using ChatOn.Protocol;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Commands.Rooms;

/// <summary><c>JOIN room{,room} [key{,key}]</c>, <c>JOIN 0</c> — https://modern.ircdocs.horse/#join-message</summary>
internal sealed class JoinCommand(Entrance entrance, Exit exit) : ICommand
{
    public static CommandSpec Spec { get; } = new("JOIN", "JOIN room{,room} [key{,key}]", "Comes into rooms") { MinParameters = 1 };

    public async ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        if (message.Text(0) == "0")
        {
            foreach (var room in context.World.RoomsOf(context.User).ToList())
                exit.Part(context, room, reason: null);
            return;
        }

        var keys = message.Text(1).Split(',');
        var index = 0;
        foreach (var name in message.Text(0).Split(','))
        {
            var key = index < keys.Length && keys[index].Length > 0 ? keys[index] : null;
            index++;
            if (name.Length > 0 && context.Session.IsRegistered)
                await entrance.JoinAsync(context, name, key);
        }
    }
}
