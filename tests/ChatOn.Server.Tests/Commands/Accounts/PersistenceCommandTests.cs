namespace ChatOn.Server.Tests.Commands.Accounts;

[Trait("Spec", "IRCv3/persistence")]
public sealed class PersistenceCommandTests : AccountScenario
{
    private const string Capable = "draft/persistence standard-replies";

    [Fact]
    [Trait("Spec", "IRCv3/persistence#5")]
    [Trait("Spec", "IRCv3/persistence#6")]
    public void It_is_asked_and_set()
    {
        var alice = Register("alice", Capable);

        alice.Send("PERSISTENCE GET", "PERSISTENCE SET ON", "PERSISTENCE SET off", "PERSISTENCE SET DEFAULT", "persistence get");

        alice.Expects(":chaton.local PERSISTENCE STATUS DEFAULT OFF");
        alice.Expects(":chaton.local PERSISTENCE STATUS ON ON");
        alice.Expects(":chaton.local PERSISTENCE STATUS OFF OFF");
        alice.Expects(":chaton.local PERSISTENCE STATUS DEFAULT OFF");
        alice.Expects(":chaton.local PERSISTENCE STATUS DEFAULT OFF");
    }

    [Fact]
    [Trait("Spec", "IRCv3/persistence#1")]
    [Trait("Spec", "IRCv3/persistence#2")]
    [Trait("Spec", "IRCv3/persistence#3")]
    public void It_is_in_the_burst_and_other_devices_hear_of_a_change_however_it_is_made()
    {
        var alice = Register("alice", Capable);
        alice.Send("JOIN #a");
        alice.ReadAll();
        var phone = LogIn("alice", Capable);
        phone.Hears(":chaton.local 005 ...");
        phone.Hears(":chaton.local PERSISTENCE STATUS DEFAULT OFF");
        phone.Hears(":chaton.local 422 ...");
        phone.Hears(":alice!... JOIN #a");
        phone.ReadAll();

        alice.Send("PERSISTENCE SET ON");
        phone.Expects(":chaton.local PERSISTENCE STATUS ON ON");
        alice.Expects(":chaton.local PERSISTENCE STATUS ON ON");
        phone.Send("PRIVMSG NickServ :ALWAYSON off");

        alice.Expects(":chaton.local PERSISTENCE STATUS OFF OFF");
        phone.Expects(":chaton.local PERSISTENCE STATUS OFF OFF");
    }

    [Fact]
    [Trait("Spec", "IRCv3/persistence#7")]
    [Trait("Spec", "IRCv3/persistence#8")]
    public void Guests_and_what_makes_no_sense_are_refused()
    {
        var (guest, alice) = (Server.Connect("guest", Capable), Register("alice", Capable));

        guest.Send("PERSISTENCE GET", "PERSISTENCE SET ON");
        alice.Send("PERSISTENCE SET", "PERSISTENCE SET maybe");

        guest.Expects(":chaton.local FAIL PERSISTENCE ACCOUNT_REQUIRED ...");
        guest.Expects(":chaton.local FAIL PERSISTENCE ACCOUNT_REQUIRED ...");
        alice.Expects(":chaton.local FAIL PERSISTENCE INVALID_PARAMETERS ...");
        alice.Expects(":chaton.local FAIL PERSISTENCE INVALID_PARAMETERS ...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/persistence#9")]
    public void What_cannot_be_stored_changes_nothing()
    {
        var alice = Register("alice", Capable);
        Server.Journal.BeforeCommit = () => new ChatOn.Server.Storage.JournalException("full");

        alice.Send("PERSISTENCE SET ON");

        alice.Expects(":chaton.local FAIL PERSISTENCE INTERNAL_ERROR ...");
        Server.Journal.BeforeCommit = null;
        alice.Send("PERSISTENCE GET");
        alice.Expects(":chaton.local PERSISTENCE STATUS DEFAULT OFF");
    }

    [Fact]
    [Trait("Spec", "IRCv3/persistence#10")]
    public void A_hostile_client_learns_and_changes_nothing_of_others()
    {
        var (alice, mallory) = (Register("alice", Capable), Register("mallory", Capable + " labeled-response batch"));

        mallory.Send("PERSISTENCE SET ON alice", "@label=1 PERSISTENCE STATUS ON ON", "PERSISTENCE");

        mallory.Expects(":chaton.local PERSISTENCE STATUS ON ON");
        mallory.Expects("@label=1 :chaton.local ACK");
        mallory.Expects(":chaton.local 461 mallory PERSISTENCE :Not enough parameters");
        alice.HearsNothing();
        Assert.Null(Find("alice")!.AlwaysOn);
    }
}
