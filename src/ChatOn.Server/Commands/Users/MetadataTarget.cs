using ChatOn.Protocol;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Users;

/// <summary>
/// Whose metadata a command is about. A user's can be read by whoever knows the nickname, as with WHOIS; a room's only by its members:
/// for others there is no such room.
/// </summary>
/// <param name="Id">The user's or the room's; 0 for a session that is not registered yet.</param>
/// <param name="Name">As it stands in answers.</param>
/// <param name="Values">Null when nothing is set.</param>
internal readonly record struct MetadataTarget(long Id, string Name, Metadata? Values, User? User, Room? Room)
{
    /// <summary>Null when there is none that the requester may know of; <c>*</c> is itself.</summary>
    public static MetadataTarget? Find(CommandContext context, MetadataBook book, string name)
    {
        if (context.Session.User is not { } asker)
            return name == "*" && !context.Session.IsClosed ? new(0, name, context.Session.Registration.Metadata, null, null) : null;
        if (name.StartsWith('#'))
        {
            return context.World.FindRoom(name) is { } room && RoomRules.MayReadMetadata(room, RoomActor.Of(asker))
                ? new(room.Ref.Id, room.Name, book.Find(room.Ref.Id), null, room)
                : null;
        }

        return (name == "*" ? asker : context.World.FindUser(name)) is { } user
            ? new(user.Id, user.Nick, book.Find(user.Id), user, null)
            : null;
    }

    /// <summary>An unknown target and a forbidden one get the same answer.</summary>
    public static void Refuse(CommandContext context, string name) =>
        context.Fail("INVALID_TARGET", [Texts.Cut(name, Names.MaxRoomBytes)], "There is no such user or room whose metadata is yours to see");

    /// <summary>A key that cannot be one.</summary>
    public static void RefuseKey(CommandContext context, string key) =>
        context.Fail("KEY_INVALID", [Texts.Cut(key, Metadata.MaxKeyBytes)], $"A key is made of a-z 0-9 _ . / - and has at most {Metadata.MaxKeyBytes} of them");
}
