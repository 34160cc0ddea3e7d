using System.Reflection;
using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Loop;
using ChatOn.Server.State;
using Microsoft.Extensions.Time.Testing;
using static ChatOn.Testing.Fuzzing.FuzzFailureException;

namespace ChatOn.Testing.Fuzzing;

/// <summary>What is true of the state, whatever was done.</summary>
internal static class WorldChecks
{
    public static void Hold(World world)
    {
        Unless(world.Headcount.RegisteredSessions == world.Sessions.Count(session => session.IsRegistered), "registered sessions are counted wrongly");
        Unless(world.Headcount.InvisibleUsers == world.Users.Count(user => user.IsInvisible), "invisible users are counted wrongly");
        Unless(world.Headcount.Operators == world.Users.Count(user => user.IsOperator), "operators are counted wrongly");
        Unless(world.Headcount.SecretRooms == world.Rooms.Count(room => room.Modes.IsSecret), "secret rooms are counted wrongly");
        foreach (var user in world.Users)
        {
            Unless(world.FindUser(user.Nick) == user, $"{user.Nick} is not found by its nickname");
            Unless(user.Sessions.Count > 0 || user.LeftAt > 0, $"{user.Nick} has no client and is not kept without one");
            Unless(world.RoomsOf(user).All(room => room.Has(user.Id)), $"{user.Nick} thinks it is in rooms where it is not");
        }

        foreach (var room in world.Rooms)
        {
            Unless(room.Count > 0 || room.IsPermanent || room.IsRestored || room.Registration is not null, $"{room.Name} is empty and still there");
            foreach (var member in room.Members)
            {
                var user = world.FindUser(member.UserId);
                Unless(user is not null && user.Rooms.Contains(room.Key) && user.Origin == member.Who, $"{member.Who.Nick} in {room.Name} is somebody else");
                Unless(user!.Realname == member.Realname && user.Away is not null == member.IsAway, $"{user.Nick} is otherwise in {room.Name}");
            }
        }

        foreach (var session in world.Sessions)
        {
            Unless(!session.IsClosed, "a closed session is still there");
            Unless(session.User is not { } user || user.Sessions.Contains(session), "a session speaks as somebody who does not know it");
            Unless(session.Limits.Monitored.All(nick => world.Watchers.Of(nick).Contains(session)), "a session watches in vain");
        }
    }

    /// <summary>The model of a client, made of what it heard, is the truth.</summary>
    public static void Agrees(World world, FuzzedSession session)
    {
        if (session.Known.Nick is not { } nick)
            return;
        var user = world.FindUser(nick);
        Unless(user is not null && user.Nick == nick, $"session {session.Number} thinks it is {nick}");
        var rooms = world.RoomsOf(user!).ToDictionary(room => room.Key, StringComparer.Ordinal);
        Unless(rooms.Keys.ToHashSet().SetEquals(session.Known.Rooms.Keys), $"{nick} is in {Join(rooms.Keys)}, not in {Join(session.Known.Rooms.Keys)}");
        foreach (var (key, known) in session.Known.Rooms)
        {
            var members = rooms[key].Members.Select(member => member.Who.Nick).ToHashSet(CaseMapping.Comparer);
            Unless(known.IsComplete ? members.SetEquals(known.Members) : members.IsSupersetOf(known.Members),
                $"in {known.Name} are {Join(members)}, for {nick} {Join(known.Members)}");
        }
    }

    /// <summary>Everybody has left, long ago.</summary>
    /// <param name="timers">How many there were at the start.</param>
    public static void Empty(TestServer server, int timers)
    {
        var world = server.World;
        Unless(world.Sessions.Count == 0, "sessions are left");
        Unless(world.Users.All(user => user is { LeftAt: > 0, Origin.Account: not null }), "users are left");
        Unless(world.Rooms.All(room => room.IsPermanent || room.Registration is not null || room.Count > 0), "rooms are left");
        var accounts = server.Get<AccountDirectory>();
        Unless(world.Conversations.All(each => accounts.Find(each.One) is not null && accounts.Find(each.Other) is not null), "conversations of guests are left");
        Unless(server.Get<ChatLoop>().TurnsInFlight == 0, "turns are left");
        Unless(CountTimers(server.Time) <= timers, "timers are left");
    }

    /// <summary>How many timers wait. The fake time does not tell, but in its own field.</summary>
    public static int CountTimers(FakeTimeProvider time) =>
        ((IEnumerable<object>)typeof(FakeTimeProvider).GetField("Waiters", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(time)!).Count();

    private static string Join(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));
}
