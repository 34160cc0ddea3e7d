using ChatOn.Protocol;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Rooms;

/// <summary><c>RENAME room new-name [:reason]</c> — https://ircv3.net/specs/extensions/channel-rename</summary>
internal sealed class RenameCommand(RoomRenaming renaming) : ICommand
{
    public static CommandSpec Spec { get; } = new("RENAME", "RENAME room new-name [:reason]", "Gives a room another name; everybody stays in it")
    {
        MinParameters = 2,
        Cost = 2,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var (name, wanted) = (message.Text(0), message.Text(1));
        var actor = RoomActor.Of(context.User);
        if (context.World.FindRoom(name) is not { } room || !RoomRules.MayFind(room, actor))
            context.Refuse(Numeric.ErrNoSuchChannel, name);
        else if (RoomRules.RefuseRename(room, actor) is { } refusal)
            context.Refuse(refusal, room.Name);
        else if (renaming.Refuse(room, wanted, context.Now) is var (code, text))
            context.Fail(code, [room.Name, wanted], text);
        else
            return renaming.RenameAsync(context, room, wanted, Texts.Cut(message.Text(2), context.Limits.KickBytes));
        return ValueTask.CompletedTask;
    }
}
