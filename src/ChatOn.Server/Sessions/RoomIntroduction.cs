using ChatOn.Server.Commands;
using ChatOn.Server.History;
using ChatOn.Server.Rendering;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>What a session is shown of a room that its user is in, after the JOIN: topic, read marker, what is not kept, names and the past.</summary>
internal sealed class RoomIntroduction(NamesReply names, MetadataReply metadata, ReadMarkers markers, JoinPlayback playback, CommandServices commands, ServerOptions options)
{
    /// <summary>All but the names and the metadata, which may take long, and the past.</summary>
    public void Begin(CommandContext context, User user, Room room)
    {
        RoomTopicReply.Write(context, room);
        markers.Tell(context, user, room.Name, room.Ref.Id);
        if (!options.History.IsEnabled || !room.KeepsHistory)
            context.Note("NO_HISTORY", [room.Name], "Nothing that is said here is kept");
    }

    /// <summary>The names, and what room and members tell about themselves, as the client reads.</summary>
    public async ValueTask EndAsync(CommandContext context, Room room)
    {
        await names.SendUnaskedAsync(context, room);
        await metadata.IntroduceAsync(context, room);
    }

    /// <summary>
    /// The other clients of a user that one of them has brought into a room. They have heard the JOIN; without the rest they would not know who
    /// is there.
    /// </summary>
    /// <param name="joinedAt">Later lines are heard live.</param>
    public void ShowOthers(Session by, User user, Room room, long joinedAt)
    {
        foreach (var session in user.Sessions)
        {
            if (session == by || session.View.IsClassic)
                continue;
            var context = new CommandContext(session, commands, message: null, "JOIN");
            Begin(context, user, room);
            playback.Begin(session, room, joinedAt);
            _ = EndAsync(context, room).AsTask();
        }
    }
}
