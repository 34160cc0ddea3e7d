using ChatOn.Protocol;
using ChatOn.Server.Audit;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Rooms;

/// <summary><c>KICK room nick{,nick} [:reason]</c> — https://modern.ircdocs.horse/#kick-message</summary>
internal sealed class KickCommand(Exit exit, AuditLog audit) : ICommand
{
    public static CommandSpec Spec { get; } = new("KICK", "KICK room nick{,nick} [:reason]", "Puts people out of a room") { MinParameters = 2 };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var user = context.User;
        var actor = RoomActor.Of(user);
        var name = message.Text(0);
        if (context.World.FindRoom(name) is not { } room || !RoomRules.MayFind(room, actor))
        {
            context.Refuse(Numeric.ErrNoSuchChannel, name);
            return ValueTask.CompletedTask;
        }

        var reason = message[2].IsEmpty ? user.Nick : Texts.Cut(message.Text(2), context.Limits.KickBytes);
        var nicks = message.Text(1).Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct(CaseMapping.Comparer);
        // More than TARGMAX says are dropped, as the document has it.
        foreach (var nick in context.Limits.MessageTargets > 0 ? nicks.Take(context.Limits.MessageTargets) : nicks)
        {
            // Looked at anew for each: it may have put out itself.
            var whom = context.World.FindUser(nick);
            if (RoomRules.RefuseKick(room, actor, whom?.Id ?? 0) is not { } refusal)
                Kick(context, actor, room, whom!, reason);
            else if (refusal == Numeric.ErrUserNotInChannel)
                context.Refuse(refusal, nick, room.Name);
            else
                context.Refuse(refusal, room.Name);
        }

        return ValueTask.CompletedTask;
    }

    private void Kick(CommandContext context, RoomActor actor, Room room, User whom, string reason)
    {
        var isOverride = RoomRules.RefuseKick(room, actor.AsItself, whom.Id) is not null;
        audit.Note(actor.Who, AuditLog.WordFor("KICK", isOverride), whom.Origin.Text, room.Name, reason);
        exit.Kick(context, room, whom, reason);
    }
}
