using ChatOn.Server.State;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.State;

public sealed class HeadcountTests : Scenario
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void After_anything_that_happens_it_is_what_counting_gives(int seed)
    {
        var random = new Random(seed);
        var people = new List<TestClient>();
        var seen = new HashSet<(int, int, int, int)>();
        for (var step = 0; step < 300; step++)
        {
            if (people.Count < 3 || random.Next(6) == 0)
                people.Add(Come(step, random.Next(5)));
            var at = random.Next(people.Count);
            var (who, room) = (people[at], $"#r{random.Next(4)}");
            who.Send(random.Next(9) switch
            {
                0 => "MODE #r1 +s",
                1 => "MODE #r1 -s",
                2 => $"MODE {room} +s",
                3 => $"MODE p{step} +i",
                4 => $"NICK q{step}",
                5 => "OPER boss sesame",
                6 => $"PART {room}",
                7 => $"JOIN {room}",
                _ => "QUIT",
            });
            SetModesOfSomebody(random);
            people.RemoveAll(person => person.IsClosed);
            seen.Add(Check());
        }

        Assert.True(seen.Count > 50, $"only {seen.Count} different counts were seen");
    }

    [Fact]
    public void Sessions_are_counted_as_they_become_somebody_and_go()
    {
        Connect("alice");
        var bob = Connect("bob");
        var unknown = Server.Open();
        Assert.Equal((0, 0, 2, 0), Check());

        SetModes("bob", UserModes.Invisible | UserModes.Operator);
        Assert.Equal((1, 1, 2, 0), Check());

        unknown.Send("NICK carol", "USER carol 0 * :carol");
        bob.Disconnect();
        Assert.Equal((0, 0, 2, 0), Check());
    }

    private TestClient Come(int step, int kind)
    {
        var client = Server.Open();
        if (kind > 0)
            client.Send($"NICK p{step}", "USER p 0 * :p");
        return client;
    }

    private void SetModesOfSomebody(Random random) => Server.OnLoop(() =>
    {
        var users = Server.World.Users.ToList();
        if (users.Count > 0)
            users[random.Next(users.Count)].SetModes((UserModes)random.Next(16));
    });

    private (int Invisible, int Operators, int Registered, int Secret) Check()
    {
        (int, int, int, int) counted = default;
        Server.OnLoop(() =>
        {
            var (world, here) = (Server.World, Server.World.Headcount);
            counted = (
                world.Users.Count(user => user.IsInvisible), world.Users.Count(user => user.IsOperator),
                world.Sessions.Count(session => session.IsRegistered), world.Rooms.Count(room => room.Modes.IsSecret));
            Assert.Equal(counted, (here.InvisibleUsers, here.Operators, here.RegisteredSessions, here.SecretRooms));
        });
        return counted;
    }
}
