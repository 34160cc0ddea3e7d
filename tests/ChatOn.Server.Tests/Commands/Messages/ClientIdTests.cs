using ChatOn.Protocol;
using ChatOn.Server.Commands.Messages;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>docs/protocol/client-id.md</summary>
[Trait("Spec", "IRCv3/client-id")]
public sealed class ClientIdTests : HistoryScenario
{
    private const string WithIds = Capabilities + " " + Vendor.ClientId;

    [Fact]
    [Trait("Spec", "IRCv3/client-id#2")]
    [Trait("Spec", "IRCv3/client-id#3")]
    [Trait("Spec", "IRCv3/client-id#8")]
    public void A_repeat_is_answered_with_the_first_ones_echo_and_delivered_once()
    {
        var (alice, bob) = (Server.Connect("alice", WithIds), Reader("bob"));
        Join("#a", alice, bob);

        alice.Send("@chaton/client-id=m1 PRIVMSG #a :hello");
        var first = alice.Expects("@time=...;msgid=...;chaton/client-id=m1 :alice!... PRIVMSG #a :hello");
        Server.Advance(TimeSpan.FromSeconds(5));
        alice.Send("@chaton/client-id=m1 PRIVMSG #a :hello");

        alice.Expects(first);
        alice.HearsNothing();
        bob.Expects("@time=...;msgid=... :alice!... PRIVMSG #a :hello");
        bob.HearsNothing();
        Assert.Single(Page(bob, "LATEST #a * 10"));
    }

    [Fact]
    [Trait("Spec", "IRCv3/labeled-response")]
    [Trait("Spec", "IRCv3/client-id#3")]
    public void A_label_comes_back_on_each_echo()
    {
        var alice = Server.Connect("alice", WithIds);
        Join("#a", alice);

        alice.Send("@label=1;chaton/client-id=m1 PRIVMSG #a :hello", "@label=2;chaton/client-id=m1 PRIVMSG #a :hello");

        var first = alice.Expects("@label=1;time=... :alice!... PRIVMSG #a :hello");
        Assert.Equal(first.Replace("label=1", "label=2", StringComparison.Ordinal), alice.Expects("@label=2;..."));
    }

    [Fact]
    [Trait("Spec", "IRCv3/client-id#4")]
    public void A_repeat_while_the_first_is_still_in_flight_is_one_too()
    {
        var (alice, bob) = (Server.Connect("alice", WithIds), Reader("bob"));
        Join("#a", alice, bob);

        alice.Post("@chaton/client-id=m1 PRIVMSG #a :hello", "@chaton/client-id=m1 PRIVMSG #a :hello", "@chaton/client-id=m2 PRIVMSG #a :next");
        Server.RunWithoutJournal();
        alice.HearsNothing();
        Server.Run();

        var first = alice.Expects("@... PRIVMSG #a :hello");
        alice.Expects(first);
        alice.Expects("@... PRIVMSG #a :next");
        Assert.Equal(2, bob.ReadAll().Count);
    }

    [Fact]
    [Trait("Spec", "IRCv3/client-id#6")]
    public void A_repeat_of_one_that_could_not_be_stored_is_said()
    {
        var (alice, bob) = (Server.Connect("alice", WithIds), Reader("bob"));
        Join("#a", alice, bob);
        Server.Journal.BeforeCommit = () => new JournalException("full");
        alice.Send("@chaton/client-id=m1 PRIVMSG #a :hello");
        alice.Expects(":chaton.local FAIL PRIVMSG MESSAGE_NOT_STORED #a :...");
        Server.Journal.BeforeCommit = null;

        alice.Send("@chaton/client-id=m1 PRIVMSG #a :hello");

        alice.Expects("@... PRIVMSG #a :hello");
        bob.Expects("@... PRIVMSG #a :hello");
    }

    [Fact]
    public void A_repeat_of_one_whose_fate_is_unknown_is_found_when_it_was_stored_all_the_same()
    {
        var (alice, bob) = (Server.Connect("alice", WithIds), Reader("bob"));
        Join("#a", alice, bob);
        Server.Journal.AfterCommit = () => new JournalException("lost") { OutcomeUnknown = true };
        alice.Send("@chaton/client-id=m1 PRIVMSG #a :hello");
        alice.Expects(":chaton.local FAIL PRIVMSG MESSAGE_NOT_STORED #a :...it may be there later");
        Server.Journal.AfterCommit = null;

        alice.Send("@chaton/client-id=m1 PRIVMSG #a :hello");

        alice.Expects("@... PRIVMSG #a :hello");
        Assert.Single(Page(bob, "LATEST #a * 10"));
    }

    [Fact]
    [Trait("Spec", "IRCv3/client-id#10")]
    public void When_the_store_cannot_be_asked_nothing_is_said()
    {
        var (alice, bob) = (Server.Connect("alice", WithIds), Reader("bob"));
        Join("#a", alice, bob);
        Server.Journal.BeforeRead = _ => throw new JournalException("gone");

        alice.Send("@chaton/client-id=m1 PRIVMSG #a :hello");

        alice.Expects(":chaton.local FAIL PRIVMSG MESSAGE_NOT_STORED #a :...");
        Server.Journal.BeforeRead = null;
        bob.HearsNothing();
        alice.Send("@chaton/client-id=m1 PRIVMSG #a :hello");
        bob.Expects("@... PRIVMSG #a :hello");
    }

    [Fact]
    [Trait("Spec", "IRCv3/client-id#5")]
    public void The_same_id_of_two_senders_is_two_messages()
    {
        var (alice, bob) = (Server.Connect("alice", WithIds), Server.Connect("bob", WithIds));
        Join("#a", alice, bob);

        alice.Send("@chaton/client-id=m1 PRIVMSG #a :from alice");
        bob.Send("@chaton/client-id=m1 PRIVMSG #a :from bob");

        alice.Expects("@... PRIVMSG #a :from alice");
        alice.Expects("@... PRIVMSG #a :from bob");
    }

    [Fact]
    [Trait("Spec", "IRCv3/client-id#5")]
    public void A_guest_of_a_later_visit_has_ids_of_its_own()
    {
        var (alice, bob) = (Server.Connect("alice", WithIds), Reader("bob"));
        Join("#a", bob, alice);
        alice.Send("@chaton/client-id=m1 PRIVMSG #a :first visit", "QUIT");
        bob.ReadAll();

        alice = Server.Connect("alice", WithIds);
        Join("#a", alice);
        bob.ReadAll();
        alice.Send("@chaton/client-id=m1 PRIVMSG #a :second visit");

        bob.Expects("@... PRIVMSG #a :second visit");
    }

    [Fact]
    public void It_holds_for_notices_for_tags_alone_and_for_direct_messages()
    {
        var (alice, bob) = (Server.Connect("alice", WithIds), Reader("bob"));

        foreach (var message in new[] { "@chaton/client-id=n NOTICE bob :psst", "@+x=1;chaton/client-id=t TAGMSG bob", "@chaton/client-id=p PRIVMSG bob :hi" })
        {
            alice.Send(message, message);
            var echo = alice.Expects("@time=...;chaton/client-id=... :alice!... bob...");
            alice.Expects(echo);
            bob.Expects("@time=... :alice!... bob...");
            bob.HearsNothing();
        }
    }

    [Fact]
    [Trait("Spec", "IRCv3/client-id#6")]
    public void A_message_that_was_refused_leaves_its_id_free()
    {
        var alice = Server.Connect("alice", WithIds);

        alice.Send("@chaton/client-id=m1 PRIVMSG #a :hello", "JOIN #a", "@chaton/client-id=m1 PRIVMSG #a :hello");

        alice.Expects(":chaton.local 403 alice #a ...");
        alice.Hears("@... PRIVMSG #a :hello");
    }

    [Theory]
    [InlineData("chaton/client-id=")]
    [InlineData("chaton/client-id")]
    [InlineData("chaton/client-id=a\\sb")]
    [InlineData("chaton/client-id=ü")]
    [InlineData("chaton/client-id=12345678901234567890123456789012345678901234567890123456789012345")]
    [Trait("Spec", "IRCv3/client-id#9")]
    public void An_id_that_is_none_is_refused_and_nothing_is_said(string tag)
    {
        var alice = Server.Connect("alice", WithIds);
        Join("#a", alice);

        alice.Send($"@{tag} PRIVMSG #a :hello");

        alice.Expects(":chaton.local FAIL PRIVMSG INVALID_CLIENT_ID :...");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/client-id#9")]
    public void An_id_goes_with_one_target_only()
    {
        var (alice, _) = (Server.Connect("alice", WithIds), Reader("bob"));
        Join("#a", alice);

        alice.Send("@chaton/client-id=m1 PRIVMSG #a,bob :hello");

        alice.Expects(":chaton.local FAIL PRIVMSG INVALID_CLIENT_ID :...");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/client-id#11")]
    public void Without_the_capability_the_tag_means_nothing()
    {
        var alice = Reader("alice");
        Join("#a", alice);

        alice.Send("@chaton/client-id=m1 PRIVMSG #a :hello", "@chaton/client-id=m1 PRIVMSG #a :hello");

        var heard = alice.ReadAll();
        Assert.Equal(2, heard.Distinct().Count());
        Assert.All(heard, line => Assert.DoesNotContain("client-id", line, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Spec", "IRCv3/client-id#8")]
    public void Pages_tell_the_ids_to_those_who_know_them()
    {
        var (alice, bob) = (Server.Connect("alice", WithIds), Reader("bob"));
        Join("#a", alice, bob);
        alice.Send("@chaton/client-id=m1 PRIVMSG #a :hello");

        alice.ReadAll();
        alice.Send("CHATHISTORY LATEST #a * 10");
        bob.ReadAll();
        bob.Send("CHATHISTORY LATEST #a * 10");

        alice.Hears("@batch=...;chaton/client-id=m1 :alice!... PRIVMSG #a :hello");
        bob.NeverHears("...client-id...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/client-id#7")]
    public void In_a_room_that_keeps_no_history_a_repeat_is_said_again()
    {
        var (alice, bob) = (Server.Connect("alice", WithIds), Reader("bob"));
        Join("#a", alice, bob);
        alice.Send($"REGISTER * * correct-horse", "CHANSERV REGISTER #a", "CHANSERV SET #a HISTORY off");
        alice.ReadAll();
        bob.ReadAll();

        alice.Send("@chaton/client-id=m1 PRIVMSG #a :hello", "@chaton/client-id=m1 PRIVMSG #a :hello");

        Assert.Equal(2, bob.ReadAll().Count(line => line.EndsWith("PRIVMSG #a :hello", StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("Spec", "IRCv3/client-id#1")]
    public void With_history_off_it_is_not_offered()
    {
        using var server = new TestServer(TestServer.Unlimited with { History = new HistoryOptions { IsEnabled = false } });
        var alice = server.Connect("alice");

        alice.Send($"CAP REQ :{Vendor.ClientId}");

        alice.Expects($":chaton.local CAP alice NAK :{Vendor.ClientId}");
    }

    [Fact]
    [Trait("Spec", "IRCv3/client-id#4")]
    public async Task After_a_restart_the_store_still_knows_what_was_said_with_an_id()
    {
        var alice = Server.Connect("alice", WithIds);
        Join("#a", alice);
        alice.Send("@chaton/client-id=m1 PRIVMSG #a :hello");
        var echo = alice.Expects("@... PRIVMSG #a :hello");
        var sender = 0L;
        Server.OnLoop(() => sender = Server.World.FindUser("alice")!.Id);

        Restart();

        // A guest's identity ends with the visit; an account's does not.
        var ids = Server.Get<ClientIds>();
        ClientIds.Claim? claim = null;
        var done = new TaskCompletionSource();
        Server.OnLoop(() => _ = ClaimAsync());
        await done.Task;
        Assert.Equal(Heard.Parse(echo).Id, claim!.Earlier!.Id.ToString());
        Assert.Equal("m1", claim.Earlier.ClientId);

        async Task ClaimAsync()
        {
            claim = await ids.ClaimAsync(sender, "m1");
            claim.Dispose();
            done.SetResult();
        }
    }

    [Fact]
    public void A_repeat_of_what_was_redacted_is_neither_said_nor_shown()
    {
        var (alice, bob) = (Server.Connect("alice", WithIds), Reader("bob"));
        Join("#a", alice, bob);
        alice.Send("@chaton/client-id=m1 PRIVMSG #a :secret");
        alice.Send($"REDACT #a {Heard.Parse(alice.Expects("@... PRIVMSG #a :secret")).Id}");
        Assert.All([alice, bob], client => client.ReadAll());

        alice.Send("@label=3;chaton/client-id=m1 PRIVMSG #a :secret");

        alice.Expects("@label=3 :chaton.local FAIL PRIVMSG MESSAGE_REDACTED #a :...");
        alice.HearsNothing();
        bob.HearsNothing();
    }

    [Fact]
    public void A_hostile_client_with_ever_new_ids_leaves_nothing_behind_in_memory()
    {
        var mallory = Server.Connect("mallory", WithIds);
        Join("#a", mallory);

        for (var i = 0; i < 300; i++)
            mallory.Send($"@chaton/client-id={i} PRIVMSG #a :x");

        Assert.InRange(Server.Get<ClientIds>().Count, 0, 1);
    }
}
