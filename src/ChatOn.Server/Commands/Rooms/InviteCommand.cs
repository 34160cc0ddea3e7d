using ChatOn.Protocol;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Rooms;

/// <summary><c>INVITE nick room</c>, and <c>INVITE</c> alone for one's own — https://modern.ircdocs.horse/#invite-message</summary>
internal sealed class InviteCommand : ICommand
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

    private static void Invite(CommandContext context, string nick, string name)
    {
        var user = context.User;
        if (context.World.FindUser(nick) is not { } invited)
            context.Refuse(Numeric.ErrNoSuchNick, nick);
        else if (context.World.FindRoom(name) is not { } room || !RoomRules.MaySee(room, user.Id))
            context.Refuse(Numeric.ErrNoSuchChannel, name);
        else if (RoomRules.RefuseInvite(room, user.Origin) is { } refusal)
            context.Refuse(refusal, room.Name);
        else if (room.Has(invited.Id))
            context.Refuse(Numeric.ErrUserOnChannel, invited.Nick, room.Name);
        else
            Invite(context, user, invited, room);
    }

    private static void Invite(CommandContext context, User user, User invited, Room room)
    {
        room.Invite(invited.Id, by: room.Find(user.Id)!.Roles);
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
