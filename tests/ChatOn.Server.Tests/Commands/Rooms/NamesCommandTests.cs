using ChatOn.Server.State;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Rooms;

[Trait("Spec", "modern/NAMES")]
public sealed class NamesCommandTests : RoomScenario
{
    [Fact]
    public void Members_are_shown_with_their_highest_prefix()
    {
        var clients = In("#a", "alice", "bob", "carol");
        Give("bob", "#a", Roles.Operator | Roles.Voice);

        clients[2].Send("NAMES #A");

        clients[2].Expects(":chaton.local 353 carol = #a :~alice @bob carol");
        clients[2].Expects(":chaton.local 366 carol #a :End of /NAMES list");
        clients[2].HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/multi-prefix#1")]
    [Trait("Spec", "IRCv3/userhost-in-names#1")]
    public void With_the_capabilities_all_prefixes_and_whole_sources_are_shown()
    {
        var (alice, bob) = (Server.Connect("alice", "multi-prefix"), Server.Connect("bob", "multi-prefix userhost-in-names"));
        Join("#a", alice, bob);
        Give("bob", "#a", Roles.Operator | Roles.Voice);

        alice.Send("NAMES #a");
        bob.Send("NAMES #a");

        alice.Expects(":chaton.local 353 alice = #a :~alice @+bob");
        bob.Expects(":chaton.local 353 bob = #a :~alice!~alice@127.0.0.1 @+bob!~bob@127.0.0.1");
    }

    [Fact]
    public void Each_room_of_a_list_has_its_end_also_when_there_is_none()
    {
        var clients = In("#a", "alice", "bob");

        clients[1].Send("NAMES #a,nothing,#nowhere");

        clients[1].Expects(":chaton.local 353 bob = #a :~alice bob");
        clients[1].Expects(":chaton.local 366 bob #a :...");
        clients[1].Expects(":chaton.local 366 bob nothing :...");
        clients[1].Expects(":chaton.local 366 bob #nowhere :...");
    }

    [Fact]
    public void A_secret_room_has_no_names_for_outsiders_and_its_own_sign_for_members()
    {
        var (alice, mallory) = (In("#a", "alice")[0], Server.Connect("mallory"));
        alice.Send("MODE #a +s");
        alice.ReadAll();

        alice.Send("NAMES #a");
        mallory.Send("NAMES #a", "NAMES");

        alice.Expects(":chaton.local 353 alice @ #a :~alice");
        mallory.Expects(":chaton.local 366 mallory #a :...");
        mallory.Expects(":chaton.local 366 mallory * :...");
        mallory.HearsNothing();
    }

    [Fact]
    public void The_invisible_are_shown_to_members_only()
    {
        var clients = In("#a", "alice", "bob");
        var carol = Server.Connect("carol");
        clients[0].Send("MODE alice +i");
        clients[0].ReadAll();

        clients[0].Send("NAMES #a");
        carol.Send("NAMES #a");

        clients[0].Expects(":chaton.local 353 alice = #a :~alice bob");
        carol.Expects(":chaton.local 353 carol = #a :bob");
    }

    [Fact]
    public void Without_a_room_all_that_can_be_seen_are_listed_with_one_end()
    {
        In("#a", "alice");
        In("#b", "bob");
        var carol = Server.Connect("carol");

        carol.Send("NAMES");

        carol.Expects(":chaton.local 353 carol = #a :~alice");
        carol.Expects(":chaton.local 353 carol = #b :~bob");
        carol.Expects(":chaton.local 366 carol * :End of /NAMES list");
        carol.HearsNothing();
    }

    [Fact]
    public void Lines_are_as_long_as_they_may_be_and_no_longer()
    {
        var clients = In("#" + new string('r', 60), [.. Enumerable.Range(0, 40).Select(i => $"somebody-with-a-long-name-{i:D2}")]);

        clients[0].ReadAll();
        clients[0].Send("NAMES #" + new string('r', 60));

        var lines = clients[0].ReadAll();
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 510));
        Assert.Equal(40, lines.SkipLast(1).Sum(line => line[(line.LastIndexOf(':') + 1)..].Split(' ').Length));
        Assert.InRange(lines.Count, 4, 6);
    }

    [Fact]
    public void The_names_of_a_large_room_come_as_the_client_reads()
    {
        using var server = new TestServer(TestServer.Unlimited with { Limits = TestServer.Unlimited.Limits with { SendQueueBytes = 200_000 } });
        Fill(server, "#big", 10_000);
        var slow = server.Connect("slow", "userhost-in-names");
        slow.Transport.IsReading = false;

        slow.Send("NAMES #big");

        Assert.False(slow.IsClosed);
        slow.ReadAgain();
        var lines = slow.ReadAll();
        Assert.Equal(":chaton.local 366 slow #big :End of /NAMES list", lines[^1]);
        Assert.Equal(10_000, lines.SkipLast(1).Sum(line => line[(line.LastIndexOf(" :", StringComparison.Ordinal) + 2)..].Split(' ').Length));
    }

    [Fact]
    [Trait("Spec", "IRCv3/labeled-response")]
    public void A_labelled_join_of_a_large_room_is_one_batch_and_cuts_nobody()
    {
        using var server = new TestServer(TestServer.Unlimited with { Limits = TestServer.Unlimited.Limits with { SendQueueBytes = 200_000 } });
        Fill(server, "#big", 10_000);
        var slow = server.Connect("slow", "userhost-in-names batch labeled-response");
        slow.Transport.IsReading = false;

        slow.Send("@label=l JOIN #big");

        Assert.False(slow.IsClosed);
        slow.ReadAgain();
        var lines = slow.ReadAll();
        Assert.StartsWith("@label=l :chaton.local BATCH +", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(":chaton.local BATCH -", lines[^1], StringComparison.Ordinal);
        Assert.All(lines.Skip(1).SkipLast(1), line => Assert.StartsWith("@batch=", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Who_leaves_while_the_names_are_listed_is_not_in_what_comes_after()
    {
        using var server = new TestServer();
        Fill(server, "#big", 5_000);
        var (slow, last) = (server.Connect("slow", "userhost-in-names"), server.Connect("the-last"));
        Join("#big", last);
        slow.Transport.IsReading = false;
        slow.Send("NAMES #big");
        last.Send("PART #big");

        slow.ReadAgain();

        Assert.DoesNotContain(slow.ReadAll(), line => line.Contains("the-last", StringComparison.Ordinal));
    }

    /// <summary>Members without clients, straight into the state.</summary>
    private static void Fill(TestServer server, string room, int count)
    {
        Join(room, server.Connect("owner"));
        server.OnLoop(() =>
        {
            var place = server.World.FindRoom(room)!;
            for (var i = 1; i < count; i++)
            {
                var who = new Origin(i, $"member{i}", "~m", "10.0.0.1", Account: null, IsBot: false);
                var user = new User(who, "m", 0);
                server.World.Add(user);
                user.Enter(place.Key);
                place.Add(new Membership(who, "m", isAway: false, 0));
            }
        });
    }
}
