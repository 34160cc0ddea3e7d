using System.Text;
using ChatOn.Server.Events;
using ChatOn.Server.History;
using ChatOn.Server.Loop;
using ChatOn.Server.State;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>Puts entries into a room's history, as they happen now, whoever is there.</summary>
internal static class HistoryEntries
{
    /// <summary>Puts in an entry.</summary>
    /// <param name="server">Where.</param>
    /// <param name="room">In which room.</param>
    /// <param name="make">The event, from its time and the id of its room.</param>
    /// <param name="parent">Time of the entry that it is about.</param>
    /// <returns>Its time.</returns>
    public static long Keep(this TestServer server, string room, Func<long, long, Event> make, long parent = 0)
    {
        var time = 0L;
        server.OnLoop(() =>
        {
            var place = server.World.FindRoom(room)!;
            time = place.NextTime(server.Get<ServerClock>().Now);
            server.Get<ChatLoop>().Turn.Add(HistoryCodec.Encode(place.Ref, make(time, place.Ref.Id), time) with { Parent = parent });
        });
        return time;
    }

    /// <summary>A reaction to an entry.</summary>
    public static long React(this TestServer server, string room, long parent, string nick = "bob", string? to = null) => server.Keep(
        room,
        (time, id) => new Messaged(Whoever(nick), time, id, to ?? room, MessageKind.Tagmsg, default, "+draft/react=x"u8.ToArray()),
        parent);

    /// <summary>The redaction of an entry, of which a tombstone stays.</summary>
    public static long Redact(this TestServer server, string room, long parent, string by = "alice", string? to = null)
    {
        var time = server.Keep(room, (time, id) => new Redacted(Whoever(by), time, id, to ?? room, parent, "bob", "spam"), parent);
        server.OnLoop(() =>
        {
            var place = server.World.FindRoom(room)!.Ref;
            var stays = HistoryCodec.Encode(place, new Tombstone(Whoever("bob"), parent, place.Id, to ?? room), parent);
            server.Get<ChatLoop>().Turn.Add(new EntryErased(place.Id, parent, stays.Body));
        });
        return time;
    }

    /// <summary>An edit of an entry.</summary>
    public static long Edit(this TestServer server, string room, long parent, string text = "better") =>
        server.Keep(room, (time, id) => new Edited(Whoever("bob"), time, id, room, parent, Encoding.UTF8.GetBytes(text)), parent);

    public static Origin Whoever(string nick) => new(7_000_000 + nick.Length, nick, "~" + nick, "127.0.0.1", null, IsBot: false);
}
