using ChatOn.Server.Commands;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>How a user leaves a room, by itself or put out.</summary>
internal sealed class Exit(RoomDirectory rooms, Publisher publisher, Presence presence)
{
    public void Part(CommandContext context, Room room, string? reason)
    {
        var user = context.User;
        publisher.Note(room, new Parted(user.Origin, room.NextTime(context.Now), room.Ref.Id, room.Name, reason), context);
        rooms.TakeOut(user, room, isPutOut: false);
        presence.Save(user);
    }

    public void Kick(CommandContext context, Room room, User whom, string reason)
    {
        var kicked = new Kicked(context.User.Origin, room.NextTime(context.Now), room.Ref.Id, room.Name, whom.Nick, reason);
        publisher.Note(room, kicked, context);
        rooms.TakeOut(whom, room, isPutOut: true);
        presence.Save(whom);
    }
}
