using ChatOn.Server.Loop;
using ChatOn.Server.Services.Rooms;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Sessions;

/// <summary>Makes rooms, brings them back at start, and lets them go when they empty.</summary>
internal sealed class RoomDirectory(
    World world, ChatLoop loop, ServerClock clock, ReadMarkers markers, MetadataBook metadata, InvitedGuests invited, ServerOptions options, IRoomStore store,
    IDocumentStore documents)
{
    private const string DefaultModes = "nt";

    // Nobody owns the lobby: protected, its topic could be set by nobody.
    private const string LobbyModes = "n";

    /// <summary>Brings back what the store has, and makes the lobby. Before the port opens.</summary>
    public void Restore(IReadOnlyList<StoredRoom> storedRooms)
    {
        clock.StartAfter(store.LoadLastTime());
        var registrations = documents.LoadDocuments(DocumentKind.Room)
            .ToDictionary(document => document.Key, document => RoomRegistration.Parse(document.Body.Span), StringComparer.Ordinal);
        foreach (var stored in storedRooms)
        {
            if (Conversation.TryRestore(stored) is { } conversation)
                world.Add(conversation);
            if (!stored.Room.Name.StartsWith('#'))
                continue;
            var room = new Room(stored.Room, IsLobby(stored.Room.Name));
            if (stored.Topic is { } topic)
                room.SetTopic(new RoomTopic(topic.Text, topic.SetBy, topic.SetAt));
            foreach (var mode in stored.Modes)
                Restore(room.Modes, mode);
            room.Restore(stored.LastTime, stored.LastSaidTime);
            room.Register(registrations.GetValueOrDefault(RoomRegistration.KeyOf(room.Ref.Id)));
            world.Add(room);
        }

        if (world.FindRoom(options.LobbyName) is null)
            Make(options.LobbyName);
    }

    /// <summary>A new room with a new id and no past.</summary>
    public Room Make(string name)
    {
        var room = new Room(new RoomRef(clock.NextId(), name), IsLobby(name));
        world.Add(room);
        loop.Turn.AddFact(new RoomMade(room.Ref));
        foreach (var letter in room.IsPermanent ? LobbyModes : DefaultModes)
        {
            room.Modes.Set(letter, "");
            loop.Turn.AddFact(new RoomModeSaved(room.Ref.Id, letter, IsList: false, "", options.ServerName, room.Ref.Id));
        }

        return room;
    }

    /// <summary>Takes a user out of a room; an unregistered room that empties is gone.</summary>
    /// <param name="isPutOut">Whether that was not its own wish.</param>
    public void TakeOut(User user, Room room, bool isPutOut)
    {
        invited.Left(user, room, isPutOut);
        room.Remove(user.Id);
        user.Leave(room.Key);
        LetGoIfEmpty(room);
    }

    /// <summary>Lets go of the restored rooms that nobody came back to.</summary>
    public void LetGoOfAbandoned()
    {
        foreach (var room in world.Rooms.Where(room => room.Count == 0).ToList())
            LetGoIfEmpty(room);
    }

    /// <summary>A room that nobody is in, and that nothing makes last, is gone.</summary>
    public void LetGoIfEmpty(Room room)
    {
        if (room.Count > 0 || room.IsPermanent || room.Registration is not null || world.FindRoom(room.Name) != room)
            return;
        Erase(room);
    }

    /// <summary>The room is gone, with its past and all that is kept about it.</summary>
    private void Erase(Room room)
    {
        markers.ForgetPlace(room.Ref.Id);
        metadata.Forget(room.Ref.Id);
        world.Remove(room);
        foreach (var userId in room.Invited)
            world.FindUser(userId)?.ForgetInvitation(room.Key);
        loop.Turn.AddFact(new RoomErased(room.Ref.Id));
    }

    private bool IsLobby(string name) => Protocol.CaseMapping.Comparer.Equals(name, options.LobbyName);

    private static void Restore(RoomModes modes, StoredMode mode)
    {
        if (mode.IsList)
            modes.AddEntry(mode.Letter, new ListEntry(new Protocol.Mask(mode.Argument), mode.SetBy, mode.SetAt));
        else
            modes.Set(mode.Letter, mode.Argument);
    }
}
