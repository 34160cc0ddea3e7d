using ChatOn.Protocol;
using ChatOn.Server.Audit;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Rooms;

/// <summary><c>INVITE nick room</c>, and <c>INVITE</c> alone for one's own — https://modern.ircdocs.horse/#invite-message</summary>
internal sealed class InviteCommand(AuditLog audit) : ICommand
{
    public static CommandSpec Spec { get; } = new("INVITE", "INVITE [nick room]", "Invites somebody into a room, or lists your invitations");

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        if (message.Count == 0)
            List(context);
        else if (message.Count == 1)
            context.Refuse(Numeric.ErrNeedMoreParams, Spec.Verb);
        else
            Invite(context, message.Text(0), message.Text(1));
        return ValueTask.CompletedTask;
    }

    private void Invite(CommandContext context, string nick, string name)
    {
        var user = context.User;
        var actor = RoomActor.Of(user);
        if (context.World.FindUser(nick) is not { } invited)
            context.Refuse(Numeric.ErrNoSuchNick, nick);
        else if (context.World.FindRoom(name) is not { } room || !RoomRules.MayFind(room, actor))
            context.Refuse(Numeric.ErrNoSuchChannel, name);
        else if (RoomRules.RefuseInvite(room, actor) is { } refusal)
            context.Refuse(refusal, room.Name);
        else if (room.Has(invited.Id))
            context.Refuse(Numeric.ErrUserOnChannel, invited.Nick, room.Name);
        else
            Invite(context, user, invited, room);
    }

    private void Invite(CommandContext context, User user, User invited, Room room)
    {
        var actor = RoomActor.Of(user);
        var isOverride = RoomRules.RefuseInvite(room, actor.AsItself) is not null;
        if (isOverride || (actor.Is(room, RoomRanks.Invites) && RoomRules.RefuseJoin(room, RoomActor.Of(invited), key: null) is not null))
            audit.Note(user.Origin, AuditLog.WordFor("INVITE", isOverride), invited.Origin.Text, room.Name);
        room.Invite(invited.Id, by: actor.RolesIn(room)!.Value);
        invited.BeInvited(room.Key);
        context.ReplyBare(Numeric.RplInviting, invited.Nick, room.Name);
        if (invited.Away is { } away)
            context.ReplyText(Numeric.RplAway, away, invited.Nick);
        var happened = new Invited(user.Origin, context.Now, invited.Nick, room.Name);
        context.Router.ToUsers(happened, new Fanout(), invited);
        context.Router.ToRoom(room, happened with { IsNotice = true }, new Fanout { Except = user.Id, AtLeast = RoomRanks.Invites });
    }

    private static void List(CommandContext context)
    {
        foreach (var name in context.User.Invitations)
        {
            if (context.World.FindRoom(name) is { } room)
                context.ReplyBare(Numeric.RplInviteList, room.Name);
        }

        context.Reply(Numeric.RplEndOfInviteList);
    }
}
