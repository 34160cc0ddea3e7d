using ChatOn.Server.Storage;

namespace ChatOn.Server.Tests.Sessions;

/// <summary>How metadata lasts, and how it ends; and what happens at once.</summary>
[Trait("Spec", "IRCv3/metadata")]
public sealed class MetadataBookTests : AccountScenario
{
    private const string With = "draft/metadata-2 batch";

    [Fact]
    public void What_an_account_and_a_room_tell_outlives_the_server()
    {
        var alice = Register("alice", With);
        alice.Send("JOIN #a", "METADATA * SET a/b :one two", "METADATA * SET empty :", "METADATA * SET gone :x", "METADATA * SET gone", "METADATA #a SET url :room");
        alice.Send("CHANSERV REGISTER #a");

        Restart();
        alice = LogIn("alice", With);
        alice.Send("JOIN #a");
        alice.ReadAll();
        alice.Send("METADATA * LIST", "METADATA #a LIST");

        alice.Expects(":chaton.local BATCH +... metadata alice");
        alice.Expects("@batch=... :chaton.local 761 alice alice a/b * :one two");
        alice.Expects("@batch=... :chaton.local 761 alice alice empty * :");
        alice.Expects(":chaton.local BATCH -...");
        alice.Expects(":chaton.local BATCH +... metadata #a");
        alice.Expects("@batch=... :chaton.local 761 alice #a url * :room");
    }

    [Fact]
    public void A_guest_keeps_nothing_and_a_room_that_is_gone_neither()
    {
        var (bob, carol) = (Server.Connect("bob", With), Server.Connect("carol", With));
        bob.Send("METADATA * SET url :here");
        carol.Send("JOIN #a", "METADATA #a SET url :room");
        Assert.Single(Kept());

        carol.Send("PART #a", "JOIN #a");
        carol.ReadAll();
        carol.Send("METADATA #a GET url");

        carol.Hears("... 766 carol #a url :...");
        Assert.Empty(Kept());
    }

    [Fact]
    public void A_registered_room_that_is_dropped_and_empties_takes_its_metadata_along()
    {
        var alice = Register("alice", With);
        alice.Send("JOIN #a", "CHANSERV REGISTER #a", "METADATA #a SET url :room", "PART #a");
        Assert.Single(Kept());
        alice.ReadAll();

        alice.Send("CHANSERV DROP #a");
        var code = alice.Hears("... DROP #a ...").Split("DROP #a ")[1].Split(' ')[0];
        alice.Send($"CHANSERV DROP #a {code}");

        Assert.Empty(Kept());
    }

    [Fact]
    public void An_account_that_is_deleted_takes_its_metadata_along()
    {
        var alice = Register("alice", With);
        alice.Send("METADATA * SET url :here", "METADATA * SET city :there");
        Assert.Equal(2, Kept().Count);

        alice.Send($"NICKSERV DELETE {Password}");

        Assert.Empty(Kept());
        Restart();
        Assert.Empty(Kept());
    }

    [Fact]
    public void A_guest_that_registers_an_account_keeps_what_it_has_set()
    {
        var alice = Server.Connect("alice", With);
        alice.Send("METADATA * SET url :here");
        alice.Send($"REGISTER * * :{Password}");
        alice.ReadAll();

        Restart();
        var again = LogIn("alice", With);
        again.Hears("... METADATA alice url * :here");
    }

    [Fact]
    public void A_guest_that_logs_in_shows_what_the_account_has_set_and_what_else_it_has()
    {
        var alice = Register("alice", With);
        alice.Send("METADATA * SET url :accounts", "METADATA * SET city :accounts");
        alice.Disconnect();
        var (guest, bob) = (Server.Connect("guest", "sasl " + With), Server.Connect("bob", With));
        foreach (var client in new[] { guest, bob })
            client.Send("METADATA * SUB url city mail same", "JOIN #a");
        guest.Send("METADATA * SET url :guests", "METADATA * SET mail :guests");
        bob.ReadAll();
        guest.ReadAll();

        Authenticate(guest, "alice");

        foreach (var client in new[] { guest, bob })
        {
            client.Hears(":guest!... METADATA guest url * :accounts");
            client.Expects(":guest!... METADATA guest city * :accounts");
            client.NeverHears("... METADATA guest mail ...");
        }

        guest.ReadAll();
        guest.Send("METADATA * GET mail");
        guest.Hears("... 761 guest guest mail * :guests");
        Assert.Equal(3, Kept().Count);
    }

    [Fact]
    public void A_further_device_brings_what_it_has_set_on_its_way_in()
    {
        var alice = Register("alice", With);
        alice.Send("METADATA * SUB url", "METADATA * SET url :old");
        alice.ReadAll();
        var phone = Server.Open();
        phone.Send("CAP LS 302", $"CAP REQ :sasl {With}", "NICK alice", "USER alice 0 * :alice", "METADATA * SET url :new");
        Authenticate(phone, "alice");

        phone.Send("CAP END");

        alice.Expects(":alice!... METADATA alice url * :new");
        phone.Hears("@batch=... :chaton.local METADATA alice url * :new");
        Assert.Single(Kept());
    }

    [Fact]
    public void A_device_that_joins_a_present_user_is_shown_the_rooms_with_their_metadata()
    {
        var alice = Register("alice", With);
        alice.Send("JOIN #a", "METADATA #a SET url :room");
        var phone = Server.Open();
        phone.Send("CAP LS 302", $"CAP REQ :sasl {With}", "NICK alice", "USER alice 0 * :alice", "METADATA * SUB url");
        Authenticate(phone, "alice");

        phone.Send("CAP END");

        phone.Hears(":chaton.local 366 alice #a ...");
        phone.Expects(":chaton.local BATCH +... metadata #a");
        phone.Expects("@batch=... :chaton.local METADATA #a url * :room");
    }

    [Fact]
    public void Two_devices_that_set_at_once_do_so_one_after_the_other()
    {
        var alice = Register("alice", With);
        var phone = LogIn("alice", With);
        foreach (var client in new[] { alice, phone })
            client.Send("METADATA * SUB url");
        for (var i = 0; i < 31; i++)
            alice.Send($"METADATA * SET k{i} :x");
        alice.ReadAll();
        phone.ReadAll();

        alice.Post("METADATA * SET url :one");
        phone.Post("METADATA * SET url :two", "METADATA * SET more :three");
        Server.RunWithoutJournal();
        alice.HearsNothing();
        Server.Run();

        alice.Expects(":chaton.local 761 alice alice url * :one");
        alice.Expects(":alice!... METADATA alice url * :two");
        phone.Expects(":alice!... METADATA alice url * :one");
        phone.Expects(":chaton.local 761 alice alice url * :two");
        phone.Expects(":chaton.local FAIL METADATA LIMIT_REACHED alice :...");
        Assert.Equal("two", Assert.Single(Kept(), each => each.Key.EndsWith("/url", StringComparison.Ordinal)).Value);
    }

    [Fact]
    public void Who_is_put_out_while_its_change_is_being_stored_has_made_it()
    {
        var (alice, bob) = (Server.Connect("alice", With), Server.Connect("bob", With));
        alice.Send("JOIN #a");
        bob.Send("JOIN #a");
        alice.Send("METADATA * SUB url", "MODE #a +o bob");
        alice.ReadAll();
        bob.ReadAll();

        bob.Post("METADATA #a SET url :here", "METADATA #a SET url :again");
        Server.RunWithoutJournal();
        alice.Post("KICK #a bob");
        Server.RunWithoutJournal();
        Server.Run();

        alice.Hears(":alice!... KICK #a bob ...");
        bob.Hears(":chaton.local FAIL METADATA INVALID_TARGET #a :...");
        alice.Send("METADATA #a GET url");
        alice.Hears("... 761 alice #a url * :here");
    }

    [Fact]
    public void A_room_that_goes_while_its_metadata_is_being_stored_leaves_nothing()
    {
        var alice = Register("alice", With);
        var phone = LogIn("alice", With);
        alice.Send("JOIN #a");
        alice.ReadAll();

        alice.Post("METADATA #a SET url :here");
        Server.RunWithoutJournal();
        phone.Post("PART #a");
        Server.RunWithoutJournal();
        Server.Run();

        Assert.Empty(Kept());
        Restart();
        Assert.Empty(Kept());
    }

    [Fact]
    public void What_could_not_be_stored_is_not_changed()
    {
        var alice = Register("alice", With);
        var phone = LogIn("alice", With);
        phone.Send("METADATA * SUB url");
        phone.ReadAll();

        Server.Journal.BeforeCommit = () => new JournalException("The disk is full.");
        alice.Send("METADATA * SET url :here");
        Server.Journal.BeforeCommit = null;
        alice.Expects(":chaton.local FAIL METADATA MESSAGE_NOT_STORED :...");
        alice.Send("METADATA * GET url");

        alice.Hears("... 766 alice alice url :...");
        phone.HearsNothing();
    }

    private List<(string Key, string Value)> Kept() =>
        [.. Server.Journal.LoadDocuments(DocumentKind.Metadata).Select(each => (each.Key, System.Text.Encoding.UTF8.GetString(each.Body.Span)))];
}
