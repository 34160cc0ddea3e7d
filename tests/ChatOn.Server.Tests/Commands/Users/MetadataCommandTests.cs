using ChatOn.Server.State;

namespace ChatOn.Server.Tests.Commands.Users;

[Trait("Spec", "IRCv3/metadata")]
public sealed class MetadataCommandTests : AccountScenario
{
    private const string With = "draft/metadata-2 batch";

    [Fact]
    [Trait("Spec", "IRCv3/metadata#1")]
    [Trait("Spec", "IRCv3/metadata#2")]
    public void It_is_offered_with_its_limits()
    {
        var client = Server.Open();

        client.Send("CAP LS 302");

        client.Hears(":chaton.local CAP ... draft/metadata-2=before-connect,max-subs=100,max-keys=32,max-value-bytes=256...");
        client.NeverHears("... metadata-2=...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/metadata#6")]
    public void The_older_capability_is_not_accepted_beside_it()
    {
        var client = Server.Open();

        client.Send("CAP REQ :metadata-notify draft/metadata-2", "CAP REQ :metadata-2");

        client.Expects(":chaton.local CAP * NAK :metadata-notify draft/metadata-2");
        client.Expects(":chaton.local CAP * NAK :metadata-2");
    }

    [Theory]
    [InlineData("batch draft/metadata-2")]
    [InlineData("draft/metadata-2 batch")]
    [Trait("Spec", "IRCv3/metadata#4")]
    public void The_order_of_capabilities_makes_no_difference(string capabilities)
    {
        var alice = Server.Connect("alice", capabilities);

        alice.Send("METADATA * LIST");

        alice.Expects(":chaton.local BATCH +... metadata alice");
    }

    [Fact]
    [Trait("Spec", "IRCv3/metadata#9")]
    public void What_one_sets_on_oneself_can_be_read_by_everybody()
    {
        var (alice, bob) = (Server.Connect("alice", With), Server.Connect("bob", With));

        alice.Send("METADATA * SET url :http://example.com/ä b", "METADATA alice SET empty :");
        bob.Send("METADATA ALICE LIST");

        alice.Expects(":chaton.local 761 alice alice url * :http://example.com/ä b");
        alice.Expects(":chaton.local 761 alice alice empty * :");
        bob.Expects(":chaton.local BATCH +... metadata alice");
        bob.Expects("@batch=... :chaton.local 761 bob alice empty * :");
        bob.Expects("@batch=... :chaton.local 761 bob alice url * :http://example.com/ä b");
        bob.Expects(":chaton.local BATCH -...");
        bob.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/metadata#11")]
    public void Get_answers_each_key_in_its_order_in_one_batch()
    {
        var alice = Server.Connect("alice", With);
        alice.Send("METADATA * SET b :two");
        alice.ReadAll();

        alice.Send("METADATA * GET c B b", "METADATA * GET b");

        alice.Expects(":chaton.local BATCH +... metadata alice");
        alice.Expects("@batch=... :chaton.local 766 alice alice c :key not set");
        alice.Expects("@batch=... :chaton.local FAIL METADATA KEY_INVALID B :...");
        alice.Expects("@batch=... :chaton.local 761 alice alice b * :two");
        alice.Expects(":chaton.local BATCH -...");
        alice.Expects(":chaton.local BATCH +... metadata alice");
        alice.Hears(":chaton.local BATCH -...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/metadata#11")]
    public void An_empty_list_is_an_empty_batch_and_a_label_is_on_it()
    {
        var alice = Server.Connect("alice", With + " labeled-response");

        alice.Send("@label=x METADATA * LIST", "@label=y METADATA nobody LIST");

        alice.Expects("@label=x :chaton.local BATCH +... metadata alice");
        alice.Expects(":chaton.local BATCH -...");
        alice.Expects("@label=y :chaton.local FAIL METADATA INVALID_TARGET nobody :...");
        alice.HearsNothing();
    }

    [Fact]
    public void Without_a_value_a_key_is_removed()
    {
        var alice = Server.Connect("alice", With);
        alice.Send("METADATA * SET url :here");
        alice.ReadAll();

        alice.Send("METADATA * SET url", "METADATA * SET url");

        alice.Expects(":chaton.local 766 alice alice url :key not set");
        alice.Expects(":chaton.local FAIL METADATA KEY_NOT_SET alice url :...");
    }

    [Fact]
    public void Clear_removes_all_and_tells_what_it_was()
    {
        var alice = Server.Connect("alice", With);
        alice.Send("METADATA * SET a :1", "METADATA * SET b :2");
        alice.ReadAll();

        alice.Send("METADATA * CLEAR", "METADATA * LIST");

        alice.Expects(":chaton.local BATCH +... metadata alice");
        alice.Expects("@batch=... :chaton.local 761 alice alice a * :1");
        alice.Expects("@batch=... :chaton.local 761 alice alice b * :2");
        alice.Expects(":chaton.local BATCH -...");
        alice.Expects(":chaton.local BATCH +... metadata alice");
        alice.Expects(":chaton.local BATCH -...");
    }

    [Theory]
    [InlineData("METADATA", "NEED_MORE_PARAMS")]
    [InlineData("METADATA *", "NEED_MORE_PARAMS")]
    [InlineData("METADATA * GET", "NEED_MORE_PARAMS")]
    [InlineData("METADATA * SET", "NEED_MORE_PARAMS")]
    [InlineData("METADATA * SUB", "NEED_MORE_PARAMS")]
    [InlineData("METADATA * destr0y", "SUBCOMMAND_INVALID destr0y")]
    [InlineData("METADATA $a:user SET url :x", "INVALID_TARGET $a:user")]
    [InlineData("METADATA bob SUB url", "INVALID_TARGET bob")]
    [InlineData("METADATA bob SUBS", "INVALID_TARGET bob")]
    [InlineData("METADATA bob SET $url$ :x", "KEY_INVALID $url$")]
    [InlineData("METADATA * SET URL :x", "KEY_INVALID URL")]
    [InlineData("METADATA * SET * :x", "KEY_INVALID *")]
    [InlineData("METADATA * SET : :x", "KEY_INVALID *")]
    [InlineData("METADATA * SET é :x", "KEY_INVALID é")]
    [InlineData("METADATA bob SET url :x", "KEY_NO_PERMISSION bob url")]
    [InlineData("METADATA bob SET url", "KEY_NO_PERMISSION bob url")]
    [InlineData("METADATA bob CLEAR", "KEY_NO_PERMISSION bob *")]
    [InlineData("METADATA #a SET url :x", "KEY_NO_PERMISSION #a url")]
    [InlineData("METADATA #a CLEAR", "KEY_NO_PERMISSION #a *")]
    [Trait("Spec", "IRCv3/metadata#19")]
    public void What_makes_no_sense_and_what_is_others_is_refused(string command, string failure)
    {
        var (bob, alice) = (Server.Connect("bob", With), Server.Connect("alice", With));
        bob.Send("METADATA * SET url :bobs", "JOIN #a");
        alice.Send("JOIN #a");
        alice.ReadAll();

        alice.Send(command);

        alice.Expects($":chaton.local FAIL METADATA {failure} :...");
        alice.HearsNothing();
    }

    [Theory]
    [InlineData("GET url")]
    [InlineData("LIST")]
    [InlineData("SYNC")]
    [InlineData("SET url :x")]
    [InlineData("SET url")]
    [InlineData("CLEAR")]
    public void A_room_is_read_and_set_by_its_members_alone_and_others_learn_not_even_that_it_is_there(string subcommand)
    {
        var (bob, eve) = (Server.Connect("bob", With), Server.Connect("eve", With));
        eve.Send("METADATA * SUB url");
        bob.Send("JOIN #secret", "MODE #secret +s", "JOIN #open", "METADATA #secret SET url :here", "METADATA #open SET url :here");
        eve.Send("JOIN #open", "PART #open");
        eve.ReadAll();

        eve.Send($"METADATA #secret {subcommand}", $"METADATA #open {subcommand}", $"METADATA #nowhere {subcommand}");

        foreach (var room in new[] { "#secret", "#open", "#nowhere" })
            eve.Expects($":chaton.local FAIL METADATA INVALID_TARGET {room} :There is no such user or room whose metadata is yours to see");
        eve.HearsNothing();
    }

    [Fact]
    public void Who_is_put_out_of_a_room_hears_and_reads_no_more_of_it()
    {
        var (alice, eve) = (Server.Connect("alice", With), Server.Connect("eve", With));
        alice.Send("JOIN #a");
        eve.Send("METADATA * SUB url", "JOIN #a");
        alice.Send("KICK #a eve");
        eve.ReadAll();

        alice.Send("METADATA #a SET url :new");
        eve.Send("METADATA #a GET url");

        eve.Expects(":chaton.local FAIL METADATA INVALID_TARGET #a :...");
        eve.HearsNothing();
    }

    [Fact]
    public void Operators_of_a_room_set_its_metadata_and_that_is_in_the_audit_log()
    {
        var alice = Register("alice", With);
        MakeOperator("alice");
        var bob = Server.Connect("bob", With);
        bob.Send("JOIN #a");
        bob.ReadAll();

        bob.Send("METADATA #a SET url :secret-value");
        alice = LogIn("alice", With);
        alice.ReadAll();
        alice.Send("AUDIT");

        bob.Expects(":chaton.local 761 bob #a url * :secret-value");
        alice.Hears("... METADATA ...#a...");
        alice.NeverHears("...secret-value...");
    }

    [Fact]
    public void An_operator_of_the_server_clears_what_somebody_shows_and_that_is_in_the_audit_log()
    {
        Register("alice");
        MakeOperator("alice");
        var bob = Server.Connect("bob", With);
        bob.Send("METADATA * SUB avatar", "METADATA * SET avatar :ugly", "JOIN #a", "METADATA #a SET avatar :ugly");
        bob.ReadAll();
        var boss = LogIn("alice", With);
        boss.ReadAll();

        boss.Send("METADATA bob SET avatar", "METADATA #a CLEAR");

        boss.Expects(":chaton.local 766 alice bob avatar :key not set");
        boss.Hears("@batch=... :chaton.local 761 alice #a avatar * :ugly");
        bob.Expects(":alice!... METADATA bob avatar *");
        bob.Expects(":alice!... METADATA #a avatar *");
        boss.ReadAll();
        boss.Send("AUDIT");
        boss.Hears("...OVERRIDE-METADATA...bob...");
        boss.Hears("...OVERRIDE-METADATA...#a...");
    }

    [Fact]
    public void Values_have_a_length()
    {
        var alice = Server.Connect("alice", With);

        alice.Send($"METADATA * SET a :{new string('x', 257)}", $"METADATA * SET a :{new string('ä', 129)}", $"METADATA * SET a :{new string('ä', 128)}");
        alice.Send($"METADATA * SET a :{new string('x', 100_000)}", $"METADATA * SET {new string('k', 49)} :x");

        alice.Expects(":chaton.local FAIL METADATA VALUE_INVALID :...");
        alice.Expects(":chaton.local FAIL METADATA VALUE_INVALID :...");
        alice.Expects($":chaton.local 761 alice alice a * :{new string('ä', 128)}");
        alice.Hears(":chaton.local 417 ...");
        alice.Expects($":chaton.local FAIL METADATA KEY_INVALID {new string('k', 48)} :...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/metadata#9")]
    public void What_is_not_UTF8_or_has_a_NUL_is_not_taken()
    {
        var alice = Server.Connect("alice", With);

        alice.SendBytes([.. "METADATA * SET a :"u8, 0xC3, .. "\r\n"u8]);
        alice.SendBytes("METADATA * SET a\0b :x\r\n"u8);
        alice.Send("METADATA * LIST");

        alice.Expects(":chaton.local FAIL ... INVALID_UTF8 :...");
        alice.NeverHears("... 761 ...");
    }

    [Fact]
    public void The_longest_key_and_value_fit_into_a_line_for_all()
    {
        var room = "#" + new string('r', Protocol.Names.MaxRoomBytes - 1);
        var nick = new string('n', Protocol.Names.MaxNickLength);
        var (key, value) = (new string('k', Metadata.MaxKeyBytes), new string('v', 256));
        var (long1, bob) = (Server.Connect(nick, With), Server.Connect("bob", With));
        long1.Send($"JOIN {room}");
        bob.Send($"METADATA * SUB {key}", $"JOIN {room}");

        long1.Send($"METADATA {room} SET {key} :{value}");

        long1.Hears($":chaton.local 761 {nick} {room} {key} * :{value}");
        bob.Hears($":{nick}!... METADATA {room} {key} * :{value}");
    }

    [Fact]
    public void A_user_and_a_room_have_only_so_many_keys()
    {
        var alice = Server.Connect("alice", With);
        alice.Send("JOIN #a");
        alice.ReadAll();

        foreach (var target in new[] { "alice", "#a" })
        {
            alice.Send([.. Enumerable.Range(0, 200).Select(i => $"METADATA {target} SET k{i} :x")]);

            Assert.Equal(168, alice.ReadAll().Count(line => line.StartsWith($":chaton.local FAIL METADATA LIMIT_REACHED {target} :", StringComparison.Ordinal)));
            alice.Send($"METADATA {target} SET k0 :other", $"METADATA {target} LIST");
            alice.Expects($":chaton.local 761 alice {target} k0 * :other");
            Assert.Equal(32, alice.ReadAll().Count(line => line.Contains(" 761 ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Whois_tells_the_followed_keys_to_who_knows_the_capability()
    {
        var (alice, bob, old) = (Server.Connect("alice", With), Server.Connect("bob", With), Server.Connect("old"));
        alice.Send("METADATA * SET url :here", "METADATA * SET city :there");
        bob.Send("METADATA * SUB url");
        old.Send("METADATA * SUB url");
        bob.ReadAll();
        old.ReadAll();

        bob.Send("WHOIS alice");
        old.Send("WHOIS alice");

        bob.Hears(":chaton.local 760 bob alice url * :here");
        bob.Expects(":chaton.local 318 ...");
        old.NeverHears("... 760 ...");
        old.NeverHears("... METADATA ...");
    }

    [Fact]
    public void Somebody_without_the_capability_can_set_and_read_in_plain_lines()
    {
        var alice = Server.Connect("alice");

        alice.Send("METADATA * SET url :here", "METADATA * LIST", "METADATA bob LIST");

        alice.Expects(":chaton.local 761 alice alice url * :here");
        alice.Expects(":chaton.local 761 alice alice url * :here");
        alice.Expects(":chaton.local NOTICE alice :METADATA: There is no such user...");
    }
}
