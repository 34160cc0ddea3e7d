using ChatOn.Protocol;
using ChatOn.Server.Audit;
using ChatOn.Server.Commands;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.History;
using ChatOn.Server.Loop;
using ChatOn.Server.Services.Rooms;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>How a user comes into a room: the rules, the event, topic and names, and the past for those who cannot ask for it.</summary>
internal sealed class Entrance(
    World world, RoomDirectory rooms, Publisher publisher, RoomIntroduction introduction, JoinPlayback playback, LimitCheck limits, AccountRoles roles,
    Presence presence, MetadataNotices metadata, RoomRegistrar registrar, RoomInvitations invitations, AuditLog audit, Protection protection, ServerOptions options)
{
    /// <summary>
    /// Joins a room, making it when there is none; the context is told why not. All of it happens at once; only the names of a large
    /// room are shown as the client reads.
    /// </summary>
    /// <param name="key">The room's key, or the token of an invitation.</param>
    public async ValueTask JoinAsync(CommandContext context, string name, string? key)
    {
        var user = context.User;
        if (world.FindRoom(name) is null && world.FindRenamed(name) is { } renamed && RoomRules.MayFind(renamed, RoomActor.Of(user)))
        {
            if (RoomRenaming.TellNewName(context, renamed, name))
                return;
            name = renamed.Name;
        }

        var token = RoomInvitations.IsToken(key) ? key : null;
        if (token is not null && !invitations.Opens(context, world.FindRoom(name), token))
        {
            RefuseInvitation(context, name);
            token = null;
            // Nobody who was invited wants to make the room.
            if (world.FindRoom(name) is null)
                return;
        }

        if (Refuse(context, user, name, key, isInvited: token is not null) is { } refusal)
        {
            context.Refuse(refusal, name);
            return;
        }

        if (world.FindRoom(name)?.Has(user.Id) != true && protection.RefuseJoin(context) is { } why)
        {
            context.Fail("RATE_LIMITED", [name], why);
            return;
        }

        if (token is not null)
            await JoinByInvitationAsync(context, world.FindRoom(name)!, token);
        else
            await JoinAsync(context, user, name, key);
    }

    // What is known before the use is stored may be otherwise after it.
    private async ValueTask JoinByInvitationAsync(CommandContext context, Room room, string token)
    {
        var outcome = await invitations.UseAsync(context, room, token);
        if (context.Session.User is not { } user || !context.Session.IsRegistered)
            return;
        if (outcome is null || world.FindRoom(room.Name) != room)
            RefuseInvitation(context, room.Name);
        else if (outcome != TurnOutcome.Stored)
            context.FailToStore(outcome.Value);
        else if (room.Has(user.Id))
            roles.Give(context, user, room);
        else if (RoomRules.RefuseJoin(room, RoomActor.Of(user), key: null, isInvited: true) is { } refusal)
            context.Refuse(refusal, room.Name);
        else
            await EnterAsync(context, user, room);
    }

    private static void RefuseInvitation(CommandContext context, string name) =>
        context.Fail(RoomInvitations.InvalidCode, [name], "The invitation is used up, has lapsed or was taken back; ask for another");

    private async ValueTask JoinAsync(CommandContext context, User user, string name, string? key)
    {
        var isNew = world.FindRoom(name) is null;
        var room = world.FindRoom(name) ?? rooms.Make(name);
        if (room.Has(user.Id))
            return;
        NoteOverride(RoomActor.Of(user), room, key);
        await EnterAsync(context, user, room);
        if (isNew && options.Accounts.AutoRegisterRooms && user.Origin.Account is not null)
            await registrar.RegisterAsync(context, room);
    }

    private void NoteOverride(RoomActor actor, Room room, string? key)
    {
        if (actor.Overrides && RoomRules.RefuseJoin(room, actor.AsItself, key) is not null)
            audit.Note(actor.Who, AuditLog.WordFor("JOIN", isOverride: true), room.Name, room.Name);
    }

    private Numeric? Refuse(CommandContext context, User user, string name, string? key, bool isInvited)
    {
        if (Names.CheckRoom(name) != NameResult.Ok)
            return Numeric.ErrBadChanMask;
        var room = world.FindRoom(name);
        if (room is null && world.IsReserved(name))
            return Numeric.ErrUnavailResource;
        if (room is not null && room.Has(user.Id))
            return null;
        return limits.RefuseJoin(context, user, isNew: room is null) ?? (room is null ? null : RoomRules.RefuseJoin(room, RoomActor.Of(user), key, isInvited));
    }

    private ValueTask EnterAsync(CommandContext context, User user, Room room)
    {
        var time = room.NextTime(context.Now);
        var past = room.LastSaidTime;
        var member = new Membership(user.Origin, user.Realname, user.Away is not null, time);
        if (room is { Count: 0, IsPermanent: false, Registration: null } && !room.IsRestored)
            member.Grant(Roles.Owner);
        room.Add(member);
        user.Enter(room.Key);
        publisher.Note(room, new Joined(user.Origin, time, room.Ref.Id, room.Name, user.Realname, user.Away), context);
        presence.Save(user);
        metadata.Joined(room, user);
        introduction.Begin(context, user, room);
        roles.Give(context, user, room);
        // The past comes right after this turn's lines.
        if (past > 0)
            playback.Begin(context.Session, room, upTo: time);
        introduction.ShowOthers(context.Session, user, room, time);
        return introduction.EndAsync(context, room);
    }
}
