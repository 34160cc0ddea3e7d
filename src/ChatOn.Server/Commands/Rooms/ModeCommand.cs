using ChatOn.Protocol;
using ChatOn.Server.Audit;
using ChatOn.Server.Services.Rooms;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Rooms;

/// <summary><c>MODE target [modes [argument...]]</c>, of a room or of oneself — https://modern.ircdocs.horse/#mode-message</summary>
internal sealed class ModeCommand(RoomOwnership ownership, Presence presence, AuditLog audit) : ICommand
{
    public static CommandSpec Spec { get; } = new("MODE", "MODE target [modes [argument...]]", "Shows or changes the modes of a room, or your own")
    {
        MinParameters = 1,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var target = message.Text(0);
        if (!target.StartsWith('#'))
        {
            UserModeEdit.Run(context, target, message.Count > 1 ? message.Text(1) : null);
            presence.Save(context.User);
            return ValueTask.CompletedTask;
        }

        if (context.World.FindRoom(target) is not { } room || !RoomRules.MayFind(room, RoomActor.Of(context.User)))
        {
            context.Refuse(Numeric.ErrNoSuchChannel, target);
            return ValueTask.CompletedTask;
        }

        if (message.Count == 1 || message[1].IsEmpty)
        {
            Show(context, room);
            return ValueTask.CompletedTask;
        }

        var arguments = new string[message.Count - 2];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = message.Text(i + 2);
        return new RoomModeEdit(context, room, ownership, presence, audit).RunAsync(ModeChangeParser.Parse(RoomModeCatalogue.Instance, message.Text(1), arguments));
    }

    private static void Show(CommandContext context, Room room)
    {
        string[] modes = [room.Name, .. room.Modes.Describe(withKey: RoomActor.Of(context.User).RolesIn(room) is not null).Split(' ')];
        context.ReplyBare(Numeric.RplChannelModeIs, modes);
        context.ReplyBare(Numeric.RplCreationTime, room.Name, (room.Ref.Id / 1_000_000).ToString());
    }
}
