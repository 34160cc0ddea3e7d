using System.Globalization;
using ChatOn.Server.State;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Rooms;

[Trait("Spec", "modern/JOIN")]
public sealed class JoinCommandTests : RoomScenario
{
    [Fact]
    public void Joining_shows_the_join_then_the_topic_then_the_names()
    {
        var alice = Server.Connect("alice");
        alice.Send("JOIN #a");
        alice.Expects(":alice!~alice@127.0.0.1 JOIN #a");
        alice.Expects(":chaton.local 353 alice = #a :~alice");
        alice.Expects(":chaton.local 366 alice #a :End of /NAMES list");
        alice.Send("TOPIC #a :hello");
        alice.ReadAll();

        var bob = Server.Connect("bob");
        bob.Send("JOIN #a");

        bob.Expects(":bob!~bob@127.0.0.1 JOIN #a");
        bob.Expects(":chaton.local 332 bob #a :hello");
        bob.Expects(":chaton.local 333 bob #a alice!~alice@127.0.0.1 1767268800");
        bob.Expects(":chaton.local 353 bob = #a :~alice bob");
        bob.Expects(":chaton.local 366 bob #a :End of /NAMES list");
        bob.HearsNothing();
        alice.Expects(":bob!~bob@127.0.0.1 JOIN #a");
        alice.HearsNothing();
    }

    [Fact]
    public void The_first_in_a_new_room_is_its_owner_and_the_next_is_not()
    {
        In("#a", "alice", "bob");

        Assert.Equal(Roles.Owner, RolesOf("alice", "#a"));
        Assert.Equal(Roles.None, RolesOf("bob", "#a"));
        Assert.Equal("+nt", ModesOf("#a"));
    }

    [Fact]
    public void The_lobby_has_no_owner_and_leaves_its_topic_to_everybody()
    {
        In("#lobby", "alice");

        Assert.Equal(Roles.None, RolesOf("alice", "#lobby"));
        Assert.Equal("+n", ModesOf("#lobby"));
    }

    [Fact]
    public void Several_rooms_are_joined_with_a_key_each()
    {
        var alice = Server.Connect("alice");
        Join("#a,#b,#c", alice);
        alice.Send("MODE #a +k one", "MODE #c +k three");
        var bob = Server.Connect("bob");

        bob.Send("JOIN #a,#b,#c one,,two");

        bob.Hears(":bob!... JOIN #a");
        bob.Hears(":bob!... JOIN #b");
        bob.Hears(":chaton.local 475 bob #c :Cannot join channel (+k)");
        bob.HearsNothing();
    }

    [Fact]
    public void A_room_is_the_same_in_any_case_and_is_joined_once()
    {
        var alice = In("#Ab", "alice")[0];

        alice.Send("JOIN #aB,#ab");

        alice.HearsNothing();
    }

    [Fact]
    public void JOIN_0_leaves_all_rooms()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        Join("#a,#b", alice, bob);

        alice.Send("JOIN 0");

        alice.Expects(":alice!... PART #...");
        alice.Expects(":alice!... PART #...");
        bob.Hears(":alice!... PART #a");
        bob.Hears(":alice!... PART #b");
    }

    [Fact]
    public void Names_that_are_none_are_refused()
    {
        var alice = Server.Connect("alice");

        alice.Send("JOIN", "JOIN nohash", "JOIN #", $"JOIN #{new string('x', 64)}", "JOIN #a\u0007b", "JOIN #\u200B");

        alice.Expects(":chaton.local 461 alice JOIN :Not enough parameters");
        alice.Expects(":chaton.local 476 alice nohash :Bad Channel Mask");
        alice.Expects(":chaton.local 476 alice # :Bad Channel Mask");
        alice.Expects(":chaton.local 476 alice #xx...");
        alice.Expects(":chaton.local 476 alice #a...");
        alice.Expects(":chaton.local 476 alice #...");
        alice.HearsNothing();
    }

    [Fact]
    public void A_key_a_ban_an_invitation_and_a_limit_keep_out_each_with_its_numeric()
    {
        var (alice, bob) = (In("#a", "alice")[0], Server.Connect("bob"));

        Refuses("+k key", "475 bob #a :Cannot join channel (+k)", "-k key");
        Refuses("+b bob", "474 bob #a :Cannot join channel (+b)", "-b bob");
        Refuses("+i", "473 bob #a :Cannot join channel (+i)", "-i");
        Refuses("+l 1", "471 bob #a :Cannot join channel (+l)", "-l");
        bob.Send("JOIN #a");
        bob.Expects(":bob!... JOIN #a");

        void Refuses(string mode, string refusal, string undo)
        {
            alice.Send("MODE #a " + mode);
            bob.Send("JOIN #a");
            bob.Expects(":chaton.local " + refusal);
            bob.HearsNothing();
            alice.Send("MODE #a " + undo);
        }
    }

    [Fact]
    public void Exceptions_let_in_past_bans_and_closed_doors()
    {
        var (alice, bob) = (In("#a", "alice")[0], Server.Connect("bob"));

        alice.Send("MODE #a +bieI *!*@* bob!*@* BOB!*@127.*");
        bob.Send("JOIN #a");

        bob.Expects(":bob!... JOIN #a");
    }

    [Fact]
    [Trait("Spec", "IRCv3/extended-join#1")]
    [Trait("Spec", "IRCv3/extended-join#3")]
    public void Extended_join_tells_account_and_realname_and_away_notify_the_absence()
    {
        var alice = Server.Connect("alice", "extended-join away-notify");
        Join("#a", alice);
        var bob = Server.Connect("bob");

        bob.Send("JOIN #a");

        alice.Expects(":bob!~bob@127.0.0.1 JOIN #a * :bob of the tests");
    }

    [Fact]
    [Trait("Spec", "IRCv3/labeled-response")]
    public void A_label_makes_the_answer_a_batch()
    {
        var alice = Server.Connect("alice", "batch labeled-response");

        alice.Send("@label=j JOIN #a");

        var start = alice.Expects("@label=j :chaton.local BATCH +... labeled-response");
        var reference = start.Split('+', ' ')[4];
        alice.Expects($"@batch={reference} :alice!... JOIN #a");
        alice.Expects($"@batch={reference} :chaton.local 353 ...");
        alice.Expects($"@batch={reference} :chaton.local 366 ...");
        alice.Expects($":chaton.local BATCH -{reference}");
    }

    [Fact]
    public void Ten_thousand_rooms_in_one_JOIN_are_refused_as_a_line_and_as_many_as_fit_stay_within_the_limits()
    {
        using var server = new TestServer(TestServer.Unlimited with
        {
            Limits = TestServer.Unlimited.Limits with { RoomsPerUser = 5, Joins = 60, JoinSeconds = 60 },
        });
        var mallory = server.Connect("mallory");

        mallory.Send("JOIN " + string.Join(',', Enumerable.Range(0, 10_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"#{i}"))));
        mallory.Expects(":chaton.local 417 mallory :Input line was too long");
        mallory.Send("JOIN " + string.Join(',', Enumerable.Range(0, 100).Select(i => string.Create(CultureInfo.InvariantCulture, $"#{i}"))));

        var heard = mallory.ReadAll();
        Assert.Equal(5, heard.Count(line => line.Contains(" JOIN #", StringComparison.Ordinal)));
        Assert.Equal(95, heard.Count(line => line.Contains(" 405 mallory #", StringComparison.Ordinal)));
        server.OnLoop(() => Assert.Equal(6, server.World.RoomCount));
    }

    [Fact]
    public void Joins_in_a_short_time_are_limited_also_those_that_fail()
    {
        using var server = new TestServer(TestServer.Unlimited with
        {
            Limits = TestServer.Unlimited.Limits with { Joins = 3, JoinSeconds = 10 },
        });
        var (alice, mallory) = (server.Connect("alice"), server.Connect("mallory"));
        alice.Send("JOIN #a", "MODE #a +k secret");

        mallory.Send("JOIN #a guess1", "JOIN #a guess2", "JOIN #a guess3", "JOIN #a secret");

        mallory.Expects(":chaton.local 475 mallory #a ...");
        mallory.Expects(":chaton.local 475 mallory #a ...");
        mallory.Expects(":chaton.local 475 mallory #a ...");
        mallory.Expects(":chaton.local 405 mallory #a :You have joined too many channels");
        server.Advance(TimeSpan.FromSeconds(10));
        mallory.Send("JOIN #a secret");
        mallory.Expects(":mallory!... JOIN #a");
    }

    [Fact]
    public void A_full_server_makes_no_more_rooms_but_lets_into_those_there_are()
    {
        using var server = new TestServer(TestServer.Unlimited with { Limits = TestServer.Unlimited.Limits with { MaxRooms = 2 } });
        var (alice, bob) = (server.Connect("alice"), server.Connect("bob"));

        alice.Send("JOIN #a,#b");
        bob.Send("JOIN #a");

        alice.Hears(":alice!... JOIN #a");
        alice.Hears(":chaton.local 405 alice #b ...");
        bob.Hears(":bob!... JOIN #a");
    }

    [Fact]
    [Trait("Spec", "IRCv3/standard-replies")]
    public void A_room_with_history_off_says_so_on_join()
    {
        using var server = new TestServer(TestServer.Unlimited with { History = new HistoryOptions { IsEnabled = false } });
        var (alice, bob) = (server.Connect("alice", "standard-replies"), server.Connect("bob"));

        alice.Send("JOIN #a");
        bob.Send("JOIN #a");

        alice.Hears(":chaton.local NOTE JOIN NO_HISTORY #a :Nothing that is said here is kept");
        bob.Hears(":chaton.local NOTICE bob :JOIN: Nothing that is said here is kept");
    }

    [Fact]
    public void A_client_that_vanishes_while_it_joins_leaves_nothing_behind()
    {
        var mallory = Server.Connect("mallory");

        mallory.Post("JOIN #a,#b,#c");
        mallory.Disconnect();

        Assert.False(Has("#a"));
        Assert.False(Has("#c"));
    }
}
