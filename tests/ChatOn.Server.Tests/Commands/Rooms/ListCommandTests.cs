using System.Globalization;
using ChatOn.Server.State;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Rooms;

[Trait("Spec", "modern/LIST")]
public sealed class ListCommandTests : RoomScenario
{
    [Fact]
    public void Rooms_are_listed_with_count_and_topic()
    {
        var clients = In("#a", "alice", "bob");
        clients[0].Send("TOPIC #a :hello");
        clients[0].ReadAll();

        clients[0].Send("LIST");

        clients[0].Expects(":chaton.local 321 alice Channel :Users  Name");
        clients[0].Expects(":chaton.local 322 alice #lobby 0 :");
        clients[0].Expects(":chaton.local 322 alice #a 2 :hello");
        clients[0].Expects(":chaton.local 323 alice :End of /LIST");
        clients[0].HearsNothing();
    }

    [Fact]
    public void A_secret_room_is_listed_for_its_members_only()
    {
        var (alice, mallory) = (In("#a", "alice")[0], Server.Connect("mallory"));
        alice.Send("MODE #a +s");
        alice.ReadAll();

        Assert.Equal(["#lobby", "#a"], Listed(alice, "LIST"));
        Assert.Equal(["#lobby"], Listed(mallory, "LIST"));
        Assert.Empty(Listed(mallory, "LIST #a"));
        Assert.Empty(Listed(mallory, "LIST #A*"));
    }

    [Fact]
    public void By_name_only_those_are_listed()
    {
        In("#a", "alice");
        In("#b", "bob");
        var carol = In("#c", "carol")[0];

        Assert.Equal(["#c", "#a"], Listed(carol, "LIST #C,#nowhere,#a,#a"));
        Assert.Empty(Listed(carol, "LIST nothing"));
    }

    [Fact]
    public void By_mask_and_unlike_a_mask()
    {
        In("#cats", "alice");
        In("#cars", "bob");
        var carol = In("#dogs", "carol")[0];

        Assert.Equal(["#cats", "#cars"], Listed(carol, "LIST #CA?s"));
        Assert.Equal(["#lobby", "#dogs"], Listed(carol, "LIST !#ca*"));
        Assert.Equal(["#cats", "#dogs"], Listed(carol, "LIST *ats,#dogs"));
        Assert.Equal(["#cats"], Listed(carol, "LIST #ca*,!*rs"));
    }

    [Fact]
    public void By_the_number_of_members()
    {
        In("#one", "alice");
        var bob = In("#two", "bob", "carol")[0];

        Assert.Equal(["#one", "#two"], Listed(bob, "LIST >0"));
        Assert.Equal(["#two"], Listed(bob, "LIST >1"));
        Assert.Equal(["#lobby"], Listed(bob, "LIST <1"));
        Assert.Equal(["#one"], Listed(bob, "LIST >0,<2"));
        Assert.Equal(["#one"], Listed(bob, "LIST #* >0,<2"));
    }

    [Fact]
    public void By_the_age_of_room_and_topic_in_minutes()
    {
        var alice = In("#old", "alice")[0];
        alice.Send("TOPIC #old :first");
        Server.Advance(TimeSpan.FromMinutes(2));
        Join("#new", alice);
        alice.Send("TOPIC #new :second");
        Server.Advance(TimeSpan.FromMinutes(1));
        alice.ReadAll();

        Assert.Equal(["#lobby", "#old"], Listed(alice, "LIST C>2"));
        Assert.Equal(["#new"], Listed(alice, "LIST C<2"));
        Assert.Empty(Listed(alice, "LIST C<0"));
        Assert.Equal(["#old"], Listed(alice, "LIST T>2"));
        Assert.Equal(["#new"], Listed(alice, "LIST t<2"));
        Assert.Equal(["#old", "#new"], Listed(alice, "LIST T<10"));
    }

    [Theory]
    [InlineData("<")]
    [InlineData(">x")]
    [InlineData("C>")]
    [InlineData("T<-1")]
    [InlineData(">99999999999999999999")]
    public void A_condition_that_is_none_is_a_name_that_nothing_has(string condition)
    {
        var alice = In("#a", "alice")[0];

        Assert.Empty(Listed(alice, "LIST " + condition));
    }

    [Fact]
    public void Ten_thousand_rooms_are_listed_as_the_client_reads()
    {
        using var server = new TestServer(TestServer.Unlimited with { Limits = TestServer.Unlimited.Limits with { SendQueueBytes = 100_000 } });
        var slow = server.Connect("slow");
        server.OnLoop(() =>
        {
            for (var i = 0; i < 10_000; i++)
                server.World.Add(new Room(new RoomRef(i + 1, $"#room-{i}"), isPermanent: true));
        });
        slow.Transport.IsReading = false;

        slow.Send("LIST");

        Assert.False(slow.IsClosed);
        slow.ReadAgain();
        var lines = slow.ReadAll();
        Assert.Equal(10_000 + 3, lines.Count);
        Assert.Equal(":chaton.local 323 slow :End of /LIST", lines[^1]);
    }

    [Fact]
    public void A_hostile_client_that_leaves_in_the_middle_of_a_list_hurts_nobody()
    {
        var (alice, mallory) = (Server.Connect("alice"), Server.Connect("mallory"));
        Server.OnLoop(() =>
        {
            for (var i = 0; i < 5_000; i++)
                Server.World.Add(new Room(new RoomRef(i + 1, string.Create(CultureInfo.InvariantCulture, $"#room-{i}")), isPermanent: true));
        });
        mallory.Transport.IsReading = false;
        mallory.Send("LIST");

        mallory.Disconnect();
        alice.Send("LIST #room-1");

        alice.Hears(":chaton.local 322 alice #room-1 0 :");
    }

    private static string[] Listed(TestClient client, string command)
    {
        client.Send(command);
        return [.. client.ReadAll().Where(line => line.Contains(" 322 ", StringComparison.Ordinal)).Select(line => line.Split(' ')[3])];
    }
}
