using ChatOn.Server.State;

namespace ChatOn.Server.Tests.Simulation;

/// <summary>What is true of the state after each turn, whatever was done.</summary>
internal static class WorldInvariants
{
    public static void Hold(World world)
    {
        Assert.Equal(world.Users.Count(user => user.IsInvisible), world.Headcount.InvisibleUsers);
        Assert.Equal(world.Users.Count(user => user.IsOperator), world.Headcount.Operators);
        Assert.Equal(world.Sessions.Count(session => session.IsRegistered), world.Headcount.RegisteredSessions);
        Assert.Equal(world.Rooms.Count(room => room.Modes.IsSecret), world.Headcount.SecretRooms);
        foreach (var user in world.Users)
        {
            Assert.Same(user, world.FindUser(user.Nick));
            Assert.True(user.Sessions.Count > 0 || user.LeftAt > 0, $"{user.Nick} has no client and is not kept without one");
            foreach (var room in world.RoomsOf(user))
                Assert.True(room.Has(user.Id), $"{user.Nick} thinks it is in {room.Name}");
        }

        foreach (var room in world.Rooms)
        {
            Assert.True(room.Count > 0 || room.IsPermanent || room.IsRestored || room.Registration is not null, $"{room.Name} is empty and still there");
            foreach (var member in room.Members)
            {
                var user = world.FindUser(member.UserId);
                Assert.True(user is not null, $"{member.Who.Nick} in {room.Name} is nobody");
                Assert.Contains(room.Key, user.Rooms);
                Assert.Same(user.Origin, member.Who);
                Assert.Equal((user.Realname, user.Away is not null), (member.Realname, member.IsAway));
            }
        }

        foreach (var session in world.Sessions)
        {
            Assert.False(session.IsClosed);
            if (session.User is { } user)
                Assert.Contains(session, user.Sessions);
            foreach (var nick in session.Limits.Monitored)
                Assert.Contains(session, world.Watchers.Of(nick));
        }
    }
}
