using ChatOn.Protocol;
using ChatOn.Server.Audit;
using ChatOn.Server.Commands;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.Loop;
using ChatOn.Server.Rendering;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Sessions;

/// <summary>
/// Gives a room another name, and shows it to each client as it can understand it: a client that does not know RENAME leaves the old
/// room and comes into the new one. https://ircv3.net/specs/extensions/channel-rename
/// </summary>
internal sealed class RoomRenaming(
    World world, ChatLoop loop, Publisher publisher, RoomIntroduction introduction, CommandServices commands, AuditLog audit)
{
    private const long Pause = 60_000_000;

    /// <summary>Why the room cannot have this name now; null when it can.</summary>
    public (string Code, string Text)? Refuse(Room room, string name, long now)
    {
        if (room.IsPermanent)
            return ("CANNOT_RENAME", $"{room.Name} is where everybody comes in: its name is set in the server's configuration");
        if (Names.CheckRoom(name) != NameResult.Ok || name == room.Name)
            return ("CANNOT_RENAME", name == room.Name ? "That is its name already" : "That is no name for a room: it begins with # and has no spaces or commas");
        if (world.FindRoom(name) is { } other && other != room)
            return ("CHANNEL_NAME_IN_USE", "There is a room of that name already, or of one that looks like it");
        return now - room.RenamedAt < Pause ? ("CANNOT_RENAME", "The room was renamed a moment ago; try again in a minute") : null;
    }

    /// <summary>Renames the room; <see cref="Refuse"/> had nothing against it.</summary>
    public ValueTask RenameAsync(CommandContext context, Room room, string name, string reason)
    {
        var actor = RoomActor.Of(context.User);
        var oldName = room.Name;
        var isOverride = RoomRules.RefuseRename(room, actor.AsItself) is not null;
        world.Rename(room, name, context.Now);
        loop.Turn.AddFact(new RoomRenamed(room.Ref.Id, name));
        audit.Note(actor.Who, AuditLog.WordFor("RENAME", isOverride), $"{oldName} {name}", name, reason);
        var renamed = new Renamed(actor.Who, room.NextTime(context.Now), room.Ref.Id, name, oldName, reason);
        publisher.Note(room, renamed, context);
        if (renamed.IsSameName)
            return ValueTask.CompletedTask;
        var itself = ValueTask.CompletedTask;
        foreach (var member in room.Members.Select(member => world.FindUser(member.UserId)).OfType<User>())
        {
            foreach (var session in member.Sessions.Where(session => !RenamedRenderer.IsKnownTo(session.View)))
            {
                if (session == context.Session)
                    itself = ShowMoveAsync(context, member, room, renamed);
                else
                    _ = ShowMoveAsync(new CommandContext(session, commands, message: null, "RENAME"), member, room, renamed).AsTask();
            }
        }

        return itself;
    }

    /// <summary>
    /// Tells somebody who asks for a room by the name it had before. True when that is all; who does not know RENAME is then to be led into
    /// the room by its new name.
    /// </summary>
    public static bool TellNewName(CommandContext context, Room room, string formerName)
    {
        if (RenamedRenderer.IsKnownTo(context.Session.View))
        {
            context.Fail("CHANNEL_RENAMED", [formerName, room.Name], $"The room is called {room.Name} now");
            return true;
        }

        context.ReplyText(Numeric.ErrLinkChannel, $"The room is called {room.Name} now", formerName, room.Name);
        return false;
    }

    private ValueTask ShowMoveAsync(CommandContext context, User user, Room room, Renamed renamed)
    {
        context.Show(new Parted(user.Origin, renamed.Time, room.Ref.Id, renamed.OldName, renamed.Reason.Length == 0 ? null : renamed.Reason));
        context.Show(new Joined(user.Origin, renamed.Time, room.Ref.Id, room.Name, user.Realname, user.Away));
        introduction.Begin(context, user, room);
        return introduction.EndAsync(context, room);
    }
}
