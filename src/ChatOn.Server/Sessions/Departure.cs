using ChatOn.Protocol;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.Loop;
using ChatOn.Server.Rendering;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Sessions;

/// <summary>How sessions end: by themselves, cut with a reason, or all together; and what the last session of a user leaves behind.</summary>
internal sealed class Departure(
    World world, Publisher publisher, RoomDirectory rooms, Presence presence, ReadMarkers markers, MetadataBook metadata, ChatLoop loop, ServerClock clock,
    ServerOptions options)
{
    private const string Banned = "Banned from the server";

    /// <summary>The peer is gone or has said QUIT.</summary>
    public void Leave(Session session, string reason) => Leave(session, reason, isPutOut: false);

    /// <summary>An operator puts a user out of the server, with all its sessions, also one that stays without.</summary>
    public void PutOut(User user, string reason)
    {
        if (user.Sessions.Count == 0)
            Forget(user, reason, isPutOut: true);
        foreach (var session in user.Sessions.ToList())
        {
            if (session.View.IsClassic)
                new ClassicLine(loop.Turn.OutputFor(session.Output)).Write("You Were Kicked from Chat !");
            else
                Tell(session, reason);
            Leave(session, reason, isPutOut: true);
        }
    }

    /// <summary>A ban puts a user out of the server, with all its sessions, also one that stays without.</summary>
    public void PutOut(User user, ServerBan ban)
    {
        if (user.Sessions.Count == 0)
            Forget(user, Banned, isPutOut: true);
        foreach (var session in user.Sessions.ToList())
            PutOut(session, ban);
    }

    /// <summary>A ban puts a session out, registered or not: it is told in its protocol's own words, the others only that it was a ban.</summary>
    public void PutOut(Session session, ServerBan ban)
    {
        if (session.IsClosed)
            return;
        var text = $"You are banned from this server{(ban.ExpiresAt is { } end ? $" until {ServerClock.TextOf(end)}" : "")}: {ban.Reason}";
        var output = loop.Turn.OutputFor(session.Output);
        session.EndAnswer?.Invoke();
        if (session.View.Format == WireFormat.Old)
            new ClassicLine(output).Write("BAN");
        else
            new Reply(Numeric.ErrYoureBannedCreep, text).Write(output, Origin.OfServer(options.ServerName), session, []);
        if (!session.View.IsClassic)
            Tell(session, text);
        Leave(session, Banned, isPutOut: true);
    }

    private void Leave(Session session, string reason, bool isPutOut)
    {
        if (session.IsClosed)
            return;
        loop.Turn.OutputFor(session.Output).IsLast = true;
        var user = session.User;
        session.Close();
        world.Remove(session);
        world.Watchers.Forget(session);
        if (user is null)
            return;
        if (user.Sessions.Count > 0)
            presence.Reckon(user, keepsWords: true);
        else if (!isPutOut && presence.Keeps(user))
            presence.Gone(user);
        else
            Forget(user, reason, isPutOut);
    }

    /// <summary>A guest's sessions go on as somebody else; the guest is gone.</summary>
    public void Replace(User guest, string reason)
    {
        foreach (var session in guest.Sessions.ToList())
            session.SpeakAsNobody();
        Forget(guest, reason, isPutOut: false);
    }

    /// <summary>An account is gone, and with it what others and it said to each other, what it has read and what it tells about itself.</summary>
    public void EraseConversationsOf(long userId)
    {
        markers.ForgetUser(userId);
        metadata.Forget(userId);
        foreach (var conversation in world.ConversationsOf(userId).ToList())
        {
            world.Remove(conversation);
            markers.ForgetPlace(conversation.Ref.Id);
            loop.Turn.AddFact(new RoomErased(conversation.Ref.Id));
        }
    }

    /// <summary>What a guest has said in private, has read and tells about itself ends with its visit.</summary>
    public void EndVisit(User guest)
    {
        if (guest.Origin.Account is null)
            EraseConversationsOf(guest.Id);
    }

    /// <summary>Tells the client why, and closes.</summary>
    public void Cut(Session session, string reason)
    {
        if (session.IsClosed)
            return;
        Tell(session, reason);
        Leave(session, reason);
    }

    /// <summary>More waits for the client than it may: what waits is dropped, for it would not read the reason either.</summary>
    public void Overflow(Session session)
    {
        if (session.IsClosed)
            return;
        session.Output.Shut();
        Leave(session, "Send queue exceeded");
    }

    /// <summary>The server stops: everybody is told, and rooms stay as they are for the next start.</summary>
    public void CloseAll(string reason)
    {
        foreach (var session in world.Sessions.ToList())
        {
            Tell(session, reason);
            loop.Turn.OutputFor(session.Output).IsLast = true;
            session.Close();
            world.Remove(session);
        }
    }

    private void Forget(User user, string reason, bool isPutOut)
    {
        var now = clock.Now;
        publisher.NoteEverywhere(user, new Quit(user.Origin, now, reason, isPutOut), by: null, exceptItself: true);
        foreach (var room in world.RoomsOf(user).ToList())
            rooms.TakeOut(user, room, isPutOut);
        foreach (var name in user.Invitations)
            world.FindRoom(name)?.ForgetInvitation(user.Id);
        EndVisit(user);
        if (user.Origin.Account is not null)
            presence.Forget(user.Id);
        world.Whowas.Add(new WhowasEntry(user.Origin, user.Realname, now));
        world.Remove(user);
        world.Watchers.Went(user);
    }

    private void Tell(Session session, string reason)
    {
        session.EndAnswer?.Invoke();
        var output = loop.Turn.OutputFor(session.Output);
        if (session.View.IsClassic)
        {
            new ClassicLine(output).Notice($"Closing: {reason.TrimEnd(' ', ':')}");
            return;
        }

        var writer = new MessageWriter(output);
        if (session.IsRegistered)
            writer.Source(Origin.OfServer(options.ServerName).Source);
        writer.Verb("ERROR"u8);
        writer.Trailing($"Closing link: {session.Peer.Address} ({reason})");
        writer.End();
    }
}
