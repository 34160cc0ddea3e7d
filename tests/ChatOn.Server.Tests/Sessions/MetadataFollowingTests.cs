using ChatOn.Testing;

namespace ChatOn.Server.Tests.Sessions;

/// <summary>Who hears of metadata, and when.</summary>
[Trait("Spec", "IRCv3/metadata")]
public sealed class MetadataFollowingTests : AccountScenario
{
    private const string With = "draft/metadata-2 batch";

    public MetadataFollowingTests()
        : base(TestServer.Unlimited with { Limits = TestServer.Unlimited.Limits with { MetadataSubscriptions = 3, MetadataJoinMembers = 4 } })
    {
    }

    [Fact]
    [Trait("Spec", "IRCv3/metadata#18")]
    [Trait("Spec", "IRCv3/metadata#31")]
    [Trait("Spec", "IRCv3/metadata#34")]
    public void Keys_are_followed_in_their_order_and_invalid_ones_left_out()
    {
        var alice = Server.Connect("alice", With);

        alice.Send("METADATA * SUB foo $url foo bar", "METADATA alice SUB bar");

        alice.Expects(":chaton.local FAIL METADATA KEY_INVALID $url :...");
        alice.Expects(":chaton.local 770 alice foo bar");
        alice.Expects(":chaton.local 770 alice bar");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/metadata#33")]
    public void The_first_key_too_many_is_named_and_none_after_it_is_looked_at()
    {
        var alice = Server.Connect("alice", With);
        alice.Send("METADATA * SUB avatar website");
        alice.ReadAll();

        alice.Send("METADATA * SUB foo website avatar", "METADATA * SUBS");

        alice.Expects(":chaton.local FAIL METADATA TOO_MANY_SUBS website :...");
        alice.Expects(":chaton.local 770 alice foo");
        alice.Expects(":chaton.local BATCH +... metadata-subs");
        alice.Expects("@batch=... :chaton.local 772 alice avatar website foo");
        alice.Expects(":chaton.local BATCH -...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/metadata#16")]
    [Trait("Spec", "IRCv3/metadata#36")]
    [Trait("Spec", "IRCv3/metadata#37")]
    public void Keys_are_followed_no_more_and_the_list_has_none_twice()
    {
        var alice = Server.Connect("alice", With);
        alice.Send("METADATA * SUB a", "METADATA * SUB b", "METADATA * SUB a");
        alice.ReadAll();

        alice.Send("METADATA * SUBS", "METADATA * UNSUB b never $no b", "METADATA * UNSUB a", "METADATA * SUBS");

        alice.Expects(":chaton.local BATCH +... metadata-subs");
        alice.Expects("@batch=... :chaton.local 772 alice a b");
        alice.Expects(":chaton.local BATCH -...");
        alice.Expects(":chaton.local FAIL METADATA KEY_INVALID $no :...");
        alice.Expects(":chaton.local 771 alice b never");
        alice.Expects(":chaton.local 771 alice a");
        alice.Expects(":chaton.local BATCH +... metadata-subs");
        alice.Expects(":chaton.local BATCH -...");
        alice.HearsNothing();
    }

    [Fact]
    public void A_change_is_heard_by_those_who_follow_the_key_and_see_the_user_once_each()
    {
        var alice = Register("alice", With);
        var (tablet, neighbour, other, watcher, stranger) = (LogIn("alice", With), Server.Connect("bob", With), Server.Connect("carol", With), Server.Connect("dan", With), Server.Connect("eve", With));
        foreach (var client in new[] { alice, tablet, neighbour, watcher, stranger })
            client.Send("METADATA * SUB url");
        alice.Send("JOIN #a", "JOIN #b");
        neighbour.Send("JOIN #a", "JOIN #b", "MONITOR + alice");
        other.Send("JOIN #a");
        watcher.Send("MONITOR + alice");
        foreach (var client in new[] { alice, tablet, neighbour, other, watcher, stranger })
            client.ReadAll();

        alice.Send("METADATA * SET url :here", "METADATA * SET url :here", "METADATA * SET city :there");

        alice.Expects(":chaton.local 761 alice alice url * :here");
        alice.Expects(":chaton.local 761 alice alice url * :here");
        alice.Expects(":chaton.local 761 alice alice city * :there");
        alice.HearsNothing();
        foreach (var client in new[] { tablet, neighbour, watcher })
        {
            client.Expects(":alice!... METADATA alice url * :here");
            client.HearsNothing();
        }

        other.HearsNothing();
        stranger.HearsNothing();
    }

    [Fact]
    public void A_change_of_a_room_is_heard_by_its_members_that_follow_the_key()
    {
        var (alice, bob, carol) = (Server.Connect("alice", With), Server.Connect("bob", With), Server.Connect("carol", With));
        alice.Send("JOIN #a");
        bob.Send("METADATA * SUB url", "JOIN #a");
        carol.Send("METADATA * SUB url");
        bob.ReadAll();
        carol.ReadAll();

        alice.Send("METADATA #a SET url :here", "METADATA #a SET url");

        bob.Expects(":alice!... METADATA #a url * :here");
        bob.Expects(":alice!... METADATA #a url *");
        carol.HearsNothing();
    }

    [Fact]
    public void Coming_into_a_room_brings_its_metadata_and_its_members_after_the_names()
    {
        var (alice, bob) = (Server.Connect("alice", With), Server.Connect("bob", With));
        alice.Send("JOIN #a", "METADATA #a SET url :room", "METADATA * SET url :alices", "METADATA * SET city :there");
        bob.Send("METADATA * SUB url");
        bob.ReadAll();

        bob.Send("JOIN #a");

        bob.Hears(":chaton.local 366 bob #a ...");
        bob.Expects(":chaton.local BATCH +... metadata #a");
        bob.Expects("@batch=... :chaton.local METADATA #a url * :room");
        bob.Expects("@batch=... :chaton.local METADATA alice url * :alices");
        bob.Expects(":chaton.local BATCH -...");
        bob.HearsNothing();
    }

    [Fact]
    public void With_a_label_the_batch_is_inside_the_labelled_one()
    {
        var (alice, bob) = (Server.Connect("alice", With), Server.Connect("bob", With + " labeled-response"));
        alice.Send("JOIN #a", "METADATA #a SET url :room");
        bob.Send("METADATA * SUB url");
        bob.ReadAll();

        bob.Send("@label=j JOIN #a");

        var outer = Reference(bob.Expects("@label=j :chaton.local BATCH +... labeled-response"));
        var inner = Reference(bob.Hears($"@batch={outer} :chaton.local BATCH +... metadata #a"));
        bob.Expects($"@batch={inner} :chaton.local METADATA #a url * :room");
        bob.Expects($"@batch={outer} :chaton.local BATCH -{inner}");
        bob.Expects($":chaton.local BATCH -{outer}");
    }

    [Fact]
    public void Members_get_to_know_who_comes()
    {
        var (alice, bob) = (Server.Connect("alice", With), Server.Connect("bob", With));
        alice.Send("METADATA * SUB url", "JOIN #a");
        bob.Send("METADATA * SET url :bobs", "METADATA * SET city :there");
        alice.ReadAll();

        bob.Send("JOIN #a");

        alice.Expects(":bob!... JOIN #a");
        alice.Expects(":chaton.local METADATA bob url * :bobs");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/metadata#12")]
    [Trait("Spec", "IRCv3/metadata#23")]
    public void A_large_room_has_to_be_asked_for()
    {
        var members = Enumerable.Range(0, 5).Select(i => Server.Connect($"m{i}", With)).ToArray();
        foreach (var member in members)
            member.Send("METADATA * SET url :x", "JOIN #a");
        var alice = Server.Connect("alice", With);
        alice.Send("METADATA * SUB url");
        alice.ReadAll();

        alice.Send("JOIN #a");
        alice.Hears(":chaton.local 366 ...");
        alice.Expects(":chaton.local 774 alice #a 4");
        alice.HearsNothing();
        alice.Send("METADATA #a SYNC");

        alice.Expects(":chaton.local BATCH +... metadata #a");
        for (var i = 0; i < 5; i++)
            alice.Expects($"@batch=... :chaton.local METADATA m{i} url * :x");
        alice.Expects(":chaton.local BATCH -...");
        alice.Send("METADATA * SUB city");
        alice.Expects(":chaton.local 770 alice city");
        alice.Expects(":chaton.local 774 alice #a 4");
    }

    [Fact]
    [Trait("Spec", "IRCv3/metadata#12")]
    public void One_user_is_asked_for_too()
    {
        var (alice, bob) = (Server.Connect("alice", With), Server.Connect("bob", With));
        alice.Send("METADATA * SET url :here", "METADATA * SET city :there");
        bob.Send("METADATA * SUB url");
        bob.ReadAll();

        bob.Send("METADATA alice SYNC", "METADATA * SYNC");

        bob.Expects(":chaton.local BATCH +... metadata alice");
        bob.Expects("@batch=... :chaton.local METADATA alice url * :here");
        bob.Expects(":chaton.local BATCH -...");
        bob.Expects(":chaton.local BATCH +... metadata bob");
        bob.Expects(":chaton.local BATCH -...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/metadata#21")]
    public void Who_begins_to_follow_a_key_is_shown_its_values_once()
    {
        var (alice, bob, dan, eve) = (Server.Connect("alice", With), Server.Connect("bob", With), Server.Connect("dan", With), Server.Connect("eve", With));
        foreach (var (client, value) in new[] { (alice, "alices"), (bob, "bobs"), (dan, "dans"), (eve, "eves") })
            client.Send($"METADATA * SET url :{value}");
        alice.Send("JOIN #a", "JOIN #b", "METADATA #a SET url :room");
        bob.Send("JOIN #a", "JOIN #b", "MONITOR + dan,alice");
        bob.ReadAll();

        bob.Send("METADATA * SUB url", "METADATA * SUB url");

        bob.Expects(":chaton.local 770 bob url");
        bob.Expects(":chaton.local METADATA bob url * :bobs");
        bob.Expects(":chaton.local METADATA #a url * :room");
        bob.Expects(":chaton.local METADATA alice url * :alices");
        bob.Expects(":chaton.local METADATA dan url * :dans");
        bob.Expects(":chaton.local 770 bob url");
        bob.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/metadata#22")]
    public void Who_watches_a_nickname_is_shown_what_it_follows_of_it()
    {
        var (alice, bob) = (Register("alice", With), Server.Connect("bob", With));
        alice.Send("METADATA * SET url :here");
        bob.Send("METADATA * SUB url");
        bob.ReadAll();

        bob.Send("MONITOR + alice", "MONITOR + alice");
        alice.Disconnect();
        LogIn("alice");

        bob.Expects(":chaton.local 730 bob :alice!...");
        bob.Expects(":chaton.local METADATA alice url * :here");
        bob.Expects(":chaton.local 730 bob :alice!...");
        bob.Expects(":chaton.local 731 bob :alice");
        bob.Expects(":chaton.local 730 bob :alice!...");
        bob.Expects(":chaton.local METADATA alice url * :here");
        bob.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/metadata#13")]
    [Trait("Spec", "IRCv3/metadata#20")]
    [Trait("Spec", "IRCv3/metadata#28")]
    public void Before_registration_one_sets_and_follows_for_oneself_and_the_burst_tells_it()
    {
        var alice = Server.Open();
        alice.Send("CAP LS 302", $"CAP REQ :{With}");
        alice.ReadAll();
        Server.Connect("bob");

        alice.Send("NICK alice", "METADATA * SUB display-name", "METADATA * SET display-name :a b c", "METADATA bob LIST", "METADATA alice LIST", "METADATA #lobby LIST", "METADATA * SUBS");
        alice.Expects(":chaton.local 770 alice display-name");
        alice.Expects(":chaton.local 761 alice * display-name * :a b c");
        alice.Expects(":chaton.local FAIL METADATA INVALID_TARGET bob :...");
        alice.Expects(":chaton.local FAIL METADATA INVALID_TARGET alice :...");
        alice.Expects(":chaton.local FAIL METADATA INVALID_TARGET #lobby :...");
        alice.Hears("@batch=... :chaton.local 772 alice display-name");
        alice.Send("USER u 0 * :s", "CAP END");

        alice.Hears(":chaton.local 266 ...");
        alice.Expects(":chaton.local BATCH +... metadata alice");
        alice.Expects("@batch=... :chaton.local METADATA alice display-name * :a b c");
        alice.Expects(":chaton.local BATCH -...");
        alice.Expects(":chaton.local 422 ...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/metadata#20")]
    public void Without_anything_set_the_batch_of_the_burst_is_empty()
    {
        var alice = Server.Open();

        alice.Send("CAP LS 302", $"CAP REQ :{With}", "NICK alice", "USER u 0 * :s", "CAP END");

        alice.Hears(":chaton.local BATCH +... metadata alice");
        alice.Expects(":chaton.local BATCH -...");
        alice.Expects(":chaton.local 422 ...");
    }

    [Fact]
    public void A_nickname_is_changed_with_what_its_user_tells_about_itself()
    {
        var (alice, bob) = (Server.Connect("alice", With), Server.Connect("bob", With));
        bob.Send("METADATA * SUB url", "MONITOR + ally");
        alice.Send("METADATA * SET url :here");
        bob.ReadAll();

        alice.Send("NICK ally");

        bob.Expects(":chaton.local 730 bob :ally!...");
        bob.Expects(":chaton.local METADATA ally url * :here");
    }

    [Fact]
    public void A_guest_that_is_gone_leaves_nothing_to_the_next_of_its_name()
    {
        var (alice, bob) = (Server.Connect("alice", With), Server.Connect("bob", With));
        alice.Send("METADATA * SET url :here");
        alice.Disconnect();
        Server.Connect("alice");

        bob.Send("METADATA alice GET url");

        bob.Hears("@batch=... :chaton.local 766 bob alice url :...");
    }

    private static string Reference(string start) => start[(start.IndexOf('+', StringComparison.Ordinal) + 1)..].Split(' ')[0];
}
