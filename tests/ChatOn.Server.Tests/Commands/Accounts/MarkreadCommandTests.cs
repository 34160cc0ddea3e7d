namespace ChatOn.Server.Tests.Commands.Accounts;

[Trait("Spec", "IRCv3/read-marker")]
public sealed class MarkreadCommandTests : AccountScenario
{
    private const string Early = "timestamp=2026-01-01T11:59:00.000Z";
    private const string Late = "timestamp=2026-01-01T12:00:00.000Z";

    [Fact]
    [Trait("Spec", "IRCv3/read-marker#3")]
    [Trait("Spec", "IRCv3/read-marker#4")]
    [Trait("Spec", "IRCv3/read-marker#7")]
    [Trait("Spec", "IRCv3/read-marker#8")]
    [Trait("Spec", "IRCv3/read-marker#12")]
    [Trait("Spec", "IRCv3/read-marker#13")]
    public void A_marker_moves_forwards_for_all_devices_and_for_nobody_else()
    {
        var alice = Register("alice", "draft/read-marker");
        var (phone, bob) = (LogIn("alice", "draft/read-marker"), Server.Connect("bob", "draft/read-marker"));
        alice.Send("JOIN #a");
        bob.Send("JOIN #a");
        foreach (var client in new[] { alice, phone, bob })
            client.ReadAll();

        alice.Send($"MARKREAD #a {Late}", $"MARKREAD #a {Early}");

        alice.Expects($":chaton.local MARKREAD #a {Late}");
        alice.Expects($":chaton.local MARKREAD #a {Late}");
        phone.Expects($":chaton.local MARKREAD #a {Late}");
        phone.HearsNothing();
        bob.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/read-marker#4")]
    [Trait("Spec", "IRCv3/read-marker#10")]
    [Trait("Spec", "IRCv3/read-marker#11")]
    public void On_joining_it_comes_before_the_end_of_names()
    {
        var alice = Register("alice", "draft/read-marker");

        alice.Send("JOIN #a");

        alice.Expects(":alice!... JOIN #a");
        alice.Expects(":chaton.local MARKREAD #a *");
        alice.Expects(":chaton.local 353 ...");
        alice.Expects(":chaton.local 366 ...");
    }

    [Fact]
    public void It_survives_a_restart_and_ends_with_the_room()
    {
        var alice = Register("alice", "draft/read-marker");
        alice.Send("JOIN #a", $"MARKREAD #a {Late}");

        Restart();
        alice = LogIn("alice", "draft/read-marker");
        alice.ReadAll();
        alice.Send("JOIN #a");
        alice.Hears($":chaton.local MARKREAD #a {Late}");
        alice.Send("PART #a", "JOIN #a");

        alice.Hears(":chaton.local MARKREAD #a *");
    }

    [Fact]
    [Trait("Spec", "IRCv3/read-marker#7")]
    [Trait("Spec", "IRCv3/read-marker#9")]
    public void Direct_messages_have_one_too()
    {
        var (alice, bob) = (Register("alice", "draft/read-marker"), Register("bob"));
        bob.Send("PRIVMSG alice :hello");
        alice.ReadAll();

        alice.Send("MARKREAD bob", $"MARKREAD bob {Late}", "MARKREAD BOB");

        alice.Expects(":chaton.local MARKREAD bob *");
        alice.Expects($":chaton.local MARKREAD bob {Late}");
        alice.Expects($":chaton.local MARKREAD bob {Late}");
    }

    [Theory]
    [InlineData("MARKREAD", "NEED_MORE_PARAMS")]
    [InlineData("MARKREAD #a yesterday", "INVALID_PARAMS #a yesterday")]
    [InlineData("MARKREAD #a *", "INVALID_PARAMS #a *")]
    [InlineData("MARKREAD #b timestamp=2026-01-01T12:00:00.000Z", "INVALID_PARAMS #b")]
    [InlineData("MARKREAD #nowhere", "INVALID_PARAMS #nowhere")]
    [Trait("Spec", "IRCv3/read-marker#6")]
    [Trait("Spec", "IRCv3/read-marker#14")]
    [Trait("Spec", "IRCv3/read-marker#15")]
    public void What_makes_no_sense_and_what_is_others_is_refused(string command, string failure)
    {
        var alice = Register("alice", "draft/read-marker");
        Server.Connect("bob").Send("JOIN #b");
        alice.Send("JOIN #a");
        alice.ReadAll();

        alice.Send(command);

        alice.Expects($":chaton.local FAIL MARKREAD {failure} :...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/read-marker#7")]
    [Trait("Spec", "IRCv3/read-marker#9")]
    public void Who_asks_is_answered_without_the_capability_too_and_is_told_nothing_else()
    {
        var alice = Register("alice");
        var phone = LogIn("alice");
        alice.Send("JOIN #a");
        alice.Hears("... 366 ...");
        phone.ReadAll();

        alice.Send("MARKREAD #a", $"MARKREAD #a {Late}", "MARKREAD #a");

        alice.Expects(":chaton.local MARKREAD #a *");
        alice.Expects($":chaton.local MARKREAD #a {Late}");
        alice.Expects($":chaton.local MARKREAD #a {Late}");
        alice.HearsNothing();
        phone.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/read-marker#7")]
    [Trait("Spec", "IRCv3/read-marker#16")]
    public void What_cannot_be_stored_is_an_error_and_the_marker_stays()
    {
        var alice = Register("alice", "draft/read-marker");
        alice.Send("JOIN #a", $"MARKREAD #a {Early}");
        alice.ReadAll();
        Server.Journal.BeforeCommit = () => new ChatOn.Server.Storage.JournalException("full");

        alice.Send($"MARKREAD #a {Late}", "MARKREAD #a");

        alice.Expects(":chaton.local FAIL MARKREAD INTERNAL_ERROR #a :...");
        alice.Expects($":chaton.local MARKREAD #a {Early}");
        Server.Journal.BeforeCommit = null;
    }

    [Fact]
    public void Nobody_has_read_the_future()
    {
        var alice = Register("alice", "draft/read-marker");
        alice.Send("JOIN #a");
        alice.ReadAll();

        alice.Send("MARKREAD #a timestamp=2099-01-01T00:00:00.000Z");

        alice.Expects(":chaton.local MARKREAD #a timestamp=2026-01-01T12:00:00.000Z");
    }
}
