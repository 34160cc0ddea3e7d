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

    private const int AtOnce = 20;

    private readonly HashSet<long> _renaming = [];

    /// <summary>Why the room cannot have this name now; null when it can.</summary>
    public (string Code, string Text)? Refuse(Room room, string name, long now)
    {
        if (room.IsPermanent)
            return ("CANNOT_RENAME", $"{room.Name} is where everybody comes in: its name is set in the server's configuration");
        if (Names.CheckRoom(name) != NameResult.Ok || name == room.Name)
            return ("CANNOT_RENAME", name == room.Name ? "That is its name already" : "That is no name for a room: it begins with # and has no spaces or commas");
        if (_renaming.Contains(room.Ref.Id))
            return ("CANNOT_RENAME", "The room is being renamed at this moment");
        if (world.IsReserved(name) || (world.FindRoom(name) is { } other && other != room))
            return ("CHANNEL_NAME_IN_USE", "There is a room of that name already, or of one that looks like it");
        return now - room.RenamedAt < Pause ? ("CANNOT_RENAME", "The room was renamed a moment ago; try again in a minute") : null;
    }

    /// <summary>Renames the room; <see cref="Refuse"/> had nothing against it. Until it is stored, nobody can make another of that name.</summary>
    public async ValueTask RenameAsync(CommandContext context, Room room, string name, string reason)
    {
        var actor = RoomActor.Of(context.User);
        var isOverride = RoomRules.RefuseRename(room, actor.AsItself) is not null;
        _renaming.Add(room.Ref.Id);
        world.Reserve(name);
        var isStored = await context.CommitAsync(new RoomRenamed(room.Ref.Id, name));
        _renaming.Remove(room.Ref.Id);
        world.Release(name);
        // The last may have left meanwhile: then the room is gone by either name.
        if (world.FindRoom(room.Name) != room)
            return;
        if (isStored)
            await ShowAsync(context, actor, isOverride, room, name, reason);
        else
            loop.Turn.AddFact(new RoomRenamed(room.Ref.Id, room.Name)); // It may be stored all the same, where the store did not answer.
    }

    private ValueTask ShowAsync(CommandContext context, RoomActor actor, bool isOverride, Room room, string name, string reason)
    {
        var oldName = room.Name;
        world.Rename(room, name, context.Now);
        audit.Note(actor.Who, AuditLog.WordFor("RENAME", isOverride), $"{oldName} {name}", name, reason);
        var renamed = new Renamed(actor.Who, room.NextTime(context.Now), room.Ref.Id, name, oldName, reason);
        publisher.Note(room, renamed, context);
        if (renamed.IsSameName)
            return ValueTask.CompletedTask;
        var itself = ValueTask.CompletedTask;
        var others = new List<Move>();
        foreach (var member in room.Members.Select(member => world.FindUser(member.UserId)).OfType<User>())
        {
            foreach (var session in member.Sessions.Where(session => !RenamedRenderer.IsKnownTo(session.View)))
            {
                var isItself = session == context.Session;
                var move = new Move(isItself ? context : new CommandContext(session, commands, message: null, "RENAME"), member, room);
                ShowMove(move, renamed);
                if (isItself)
                    itself = introduction.EndAsync(context, room);
                else
                    others.Add(move);
            }
        }

        _ = ShowNamesAsync(others);
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

    private void ShowMove(Move move, Renamed renamed)
    {
        var (context, user, room) = move;
        context.Show(new Parted(user.Origin, renamed.Time, room.Ref.Id, renamed.OldName, renamed.Reason.Length == 0 ? null : renamed.Reason));
        context.Show(new Joined(user.Origin, renamed.Time, room.Ref.Id, room.Name, user.Realname, user.Away));
        introduction.Begin(context, user, room);
    }

    // The names are long: a large room is shown to some of its members at a time, and others get their turn between.
    private async Task ShowNamesAsync(List<Move> moves)
    {
        foreach (var some in moves.Chunk(AtOnce))
        {
            await loop.ReleasedAsync();
            foreach (var (context, user, room) in some.Where(move => move.Context.Session.User == move.User && move.Room.Has(move.User.Id)))
                _ = introduction.EndAsync(context, room).AsTask();
        }
    }

    /// <summary>A session that is shown that its user has gone from one name of a room to the other.</summary>
    private readonly record struct Move(CommandContext Context, User User, Room Room);
}
