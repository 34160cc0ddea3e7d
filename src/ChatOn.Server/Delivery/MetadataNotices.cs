using ChatOn.Server.Commands;
using ChatOn.Server.Events;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Delivery;

/// <summary>
/// Tells who follows a key that it is other: a room's, its members; a user's, itself, who shares a room with it and who watches its
/// nickname. https://ircv3.net/specs/extensions/metadata#notifications
/// </summary>
internal sealed class MetadataNotices(MetadataBook book, Router router, ServerClock clock, ServerOptions options)
{
    private readonly Origin _server = Origin.OfServer(options.ServerName);

    /// <param name="by">The command that has made the change; its session has its answer.</param>
    public void Changed(Room room, Origin who, MetadataChange change, CommandContext by) =>
        router.ToRoom(room, Event(who, room.Name, change), new Fanout { By = by, Key = change.Key });

    /// <param name="by">The command that has made the change; null where its session has to hear of it like all others.</param>
    public void Changed(User user, Origin who, MetadataChange change, CommandContext? by) =>
        router.ToNeighbours(user, Event(who, user.Nick, change), new Fanout { By = by, Key = change.Key });

    /// <summary>A watched user is here: who watches it gets to know it.</summary>
    public void Came(IReadOnlyList<Session> watchers, User user)
    {
        foreach (var (key, value) in book.AllOf(user.Id))
            router.ToSessions(watchers, Event(_server, user.Nick, new MetadataChange(key, value)), new Fanout { Key = key });
    }

    /// <summary>
    /// A user came into a room: its members get to know it. Not in a large room, where one who comes and goes would make too much of it;
    /// there who wants to know asks.
    /// </summary>
    public void Joined(Room room, User user)
    {
        if (room.Count > options.Limits.MetadataJoinMembers)
            return;
        foreach (var (key, value) in book.AllOf(user.Id))
            router.ToRoom(room, Event(_server, user.Nick, new MetadataChange(key, value)), new Fanout { Except = user.Id, Key = key });
    }

    private MetadataChanged Event(Origin who, string target, MetadataChange change) => new(who, clock.Now, target, change.Key, change.Value);
}
