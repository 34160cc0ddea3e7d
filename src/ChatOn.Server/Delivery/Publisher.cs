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
    private const string NotSaid = "Your message was not delivered";
    private const string NotRedacted = "The message was not redacted";
    private const string NotEdited = "The message was not edited";

    /// <summary>Something is said in a room: nobody sees it before it is durable.</summary>
    public void Say(Room room, Messaged said, CommandContext by, Roles atLeast)
    {
        if (said.Kind != MessageKind.Tagmsg && atLeast == Roles.None && room.KeepsHistory)
            room.Said(said.Time);
        metrics.Said();
        var fanout = new Fanout { By = by, Failure = room.KeepsHistory ? Store(room.Ref, said, by) : null, AtLeast = atLeast };
        router.ToRoom(room, said, fanout);
        // From outside, or to a rank above its own: its sender still gets the echo, or hears that it failed.
        if (!Hears(room, by.User, atLeast))
            router.ToUsers(said, fanout, by.User);
    }

    /// <summary>Something is said to a user; all sessions of both see it.</summary>
    public void Say(Conversation conversation, Messaged said, CommandContext by, User to)
    {
        if (said.Kind != MessageKind.Tagmsg)
            conversation.Said(said.Time);
        metrics.Said();
        var fanout = new Fanout { By = by, Failure = Store(conversation.Ref, said, by) };
        if (to != by.User)
        {
            router.ToUsers(said, fanout, to, by.User);
            return;
        }

        // To itself it is both an echo and a delivery: https://ircv3.net/specs/extensions/echo-message
        router.ToUsers(said, fanout, to);
        if (!by.Session.View.IsClassic)
            router.ToSession(by.Session, said, fanout with { By = null });
    }

    /// <summary>Something said in a room is redacted: all of it goes from the store, and those who could hear it hear of that.</summary>
    public void Redact(Room room, Redacted redacted, Messaged said, CommandContext by)
    {
        Change(room, redacted, by, NotRedacted, world.FindUser(said.Who.UserId));
        loop.Turn.Add(HistoryCodec.Erase(room.Ref, said));
    }

    /// <summary>Something said to a user is redacted.</summary>
    public void Redact(Conversation conversation, Redacted redacted, Messaged said, CommandContext by)
    {
        Change(conversation, redacted, by, NotRedacted);
        loop.Turn.Add(HistoryCodec.Erase(conversation.Ref, said));
    }

    /// <summary>Something said in a room is edited.</summary>
    public void Edit(Room room, Edited edited, CommandContext by) => Change(room, edited, by, NotEdited, by.User);

    /// <summary>Something said to a user is edited.</summary>
    public void Edit(Conversation conversation, Edited edited, CommandContext by) => Change(conversation, edited, by, NotEdited);

    /// <summary>Something happened in a room: shown at once, and kept for playback.</summary>
    public void Note(Room room, RoomEvent happened, CommandContext? by)
    {
        Keep(room, happened);
        router.ToRoom(room, happened, new Fanout { By = by });
        // From outside, by an operator of the server: it sees what it has done too.
        if (by?.Session.User is { } user && !room.Has(user.Id) && RoomActor.Of(user).Overrides)
            router.ToUsers(happened, new Fanout { By = by }, user);
    }

    /// <summary>Something happened to a user that its rooms remember (NICK, QUIT); everybody who shares one hears it once.</summary>
    public void NoteEverywhere(User user, Event happened, CommandContext? by, bool exceptItself = false)
    {
        foreach (var room in world.RoomsOf(user))
            Keep(room, happened);
        router.ToNeighbours(user, happened, new Fanout { By = by, Except = exceptItself ? user.Id : 0 });
    }

    private void Change(Room room, RoomEvent change, CommandContext by, string consequence, User? author)
    {
        var atLeast = RoleLetters.OfPrefix(change.Room[0]);
        var fanout = new Fanout { By = by, Failure = Store(room.Ref, change, by, consequence), AtLeast = atLeast };
        router.ToRoom(room, change, fanout);
        // Who did it hears of it from wherever, and a member also what was said by itself to a rank above its own.
        if (!Hears(room, by.User, atLeast))
            router.ToUsers(change, fanout, by.User);
        if (author is not null && author != by.User && room.Has(author.Id) && !Hears(room, author, atLeast))
            router.ToUsers(change, fanout, author);
    }

    private void Change(Conversation conversation, RoomEvent change, CommandContext by, string consequence)
    {
        var fanout = new Fanout { By = by, Failure = Store(conversation.Ref, change, by, consequence) };
        router.ToUsers(change, fanout, by.User);
        if (world.FindUser(conversation.PeerOf(by.User.Id)) is { } peer && peer != by.User)
            router.ToUsers(change, fanout, peer);
    }

    private static bool Hears(Room room, User user, Roles atLeast) => room.Find(user.Id) is { } member && member.Is(atLeast);

    private void Keep(Room room, Event happened)
    {
        if (!options.History.IsEnabled || !room.KeepsHistory)
            return;
        var time = happened is RoomEvent ? happened.Time : room.NextTime(happened.Time);
        loop.Turn.Add(HistoryCodec.Encode(room.Ref, happened, time));
    }

    // Null where nothing is kept: bytes that are tied to no record always go out.
    private SaidFailure? Store(RoomRef place, RoomEvent happened, CommandContext by, string consequence = NotSaid)
    {
        if (!options.History.IsEnabled || happened is Messaged { IsEphemeral: true })
            return null;
        loop.Turn.Add(HistoryCodec.Encode(place, happened, happened.Time) with { ClientId = happened.ClientId });
        return new SaidFailure(by, happened.Room, consequence);
    }
}
