using ChatOn.Server.Commands;
using ChatOn.Server.Events;
using ChatOn.Server.History;
using ChatOn.Server.Loop;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Delivery;

/// <summary>Lets an event happen: writes its record into the turn and has it delivered.</summary>
internal sealed class Publisher(World world, Router router, ChatLoop loop, LoopMetrics metrics, ServerOptions options)
{
    /// <summary>Something is said in a room: nobody sees it before it is durable.</summary>
    public void Say(Room room, Messaged said, CommandContext by, Roles atLeast, string? clientId)
    {
        room.Said(said.Time);
        metrics.Said();
        var failure = Store(room.Ref, said, by, clientId);
        router.ToRoom(room, said, new Fanout { By = by, Failure = failure, AtLeast = atLeast });
    }

    /// <summary>Something is said to a user; all sessions of both see it.</summary>
    public void Say(Conversation conversation, Messaged said, CommandContext by, User to, string? clientId)
    {
        metrics.Said();
        var failure = Store(conversation.Ref, said, by, clientId);
        var fanout = new Fanout { By = by, Failure = failure };
        if (to == by.User)
            router.ToUsers(said, fanout, to);
        else
            router.ToUsers(said, fanout, to, by.User);
    }

    /// <summary>Something happened in a room: shown at once, and kept for playback.</summary>
    public void Note(Room room, RoomEvent happened, CommandContext? by)
    {
        Keep(room, happened);
        router.ToRoom(room, happened, new Fanout { By = by });
    }

    /// <summary>Something happened to a user that its rooms remember (NICK, QUIT); everybody who shares one hears it once.</summary>
    public void NoteEverywhere(User user, Event happened, CommandContext? by, bool exceptItself = false)
    {
        foreach (var room in world.RoomsOf(user))
            Keep(room, happened);
        router.ToNeighbours(user, happened, new Fanout { By = by, Except = exceptItself ? user.Id : 0 });
    }

    private void Keep(Room room, Event happened)
    {
        if (!options.History.IsEnabled)
            return;
        var time = happened is RoomEvent ? happened.Time : room.NextTime(happened.Time);
        loop.Turn.Add(HistoryCodec.Encode(room.Ref, happened, time));
    }

    // Null where no history is kept: bytes that are tied to no record always go out.
    private SaidFailure? Store(RoomRef place, Messaged said, CommandContext by, string? clientId)
    {
        if (!options.History.IsEnabled)
            return null;
        loop.Turn.Add(HistoryCodec.Encode(place, said, said.Time) with { ClientId = clientId });
        return new SaidFailure(by, said.Room);
    }
}
