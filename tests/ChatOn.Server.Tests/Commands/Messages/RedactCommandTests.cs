using ChatOn.Protocol;
using ChatOn.Server.State;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>https://ircv3.net/specs/extensions/message-redaction</summary>
public sealed class RedactCommandTests : HistoryScenario
{
    private const string Redacting = Capabilities + " draft/message-redaction";

    private TestClient Redactor(string nick) => Server.Connect(nick, Redacting);

    [Fact]
    [Trait("Spec", "IRCv3/message-redaction#1")]
    [Trait("Spec", "IRCv3/message-redaction#2")]
    public void The_capability_has_its_draft_name_and_needs_message_tags()
    {
        var alice = Server.Connect("alice");

        alice.Send("CAP LS 302", "CAP REQ message-redaction", "CAP REQ draft/message-redaction");

        alice.Hears(":chaton.local CAP alice LS ... draft/message-redaction ...");
        alice.Hears(":chaton.local CAP alice NAK :message-redaction");
        alice.Hears(":chaton.local CAP alice ACK :draft/message-redaction...");
        Assert.True(Capability.MessageRedaction.Requires.Has(Capability.MessageTags));
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-redaction#8")]
    [Trait("Spec", "IRCv3/message-redaction#9")]
    public void The_author_takes_back_its_message_and_everybody_hears_it_its_own_way()
    {
        var (alice, bob, carol, dave) = (Redactor("alice"), Redactor("bob"), Server.Connect("carol"), Server.ConnectLine("dave"));
        dave.Send("/join #a\n");
        Join("#a", alice, bob, carol);
        dave.ReceiveAll();
        var id = Say(alice, "#a", 1, "secret ")[0].Id;
        bob.ReadAll();
        carol.ReadAll();
        dave.ReceiveAll();

        alice.Send($"@label=7 REDACT #a {id} :a slip of the tongue");

        alice.Expects($"@label=7;time=...;msgid=... :alice!~alice@127.0.0.1 REDACT #a {id} :a slip of the tongue");
        bob.Expects($"@time=...;msgid=... :alice!~alice@127.0.0.1 REDACT #a {id} :a slip of the tongue");
        carol.Expects(":chaton.local NOTICE #a :alice redacted a message from alice: a slip of the tongue");
        Assert.Contains("*** alice redacted a message from alice: a slip of the tongue", dave.ReceiveAll(), StringComparison.Ordinal);
        Assert.All([alice, bob, carol], client => client.HearsNothing());
    }

    [Fact]
    public void Without_a_reason_it_has_none()
    {
        var (alice, bob) = (Redactor("alice"), Server.Connect("bob"));
        Join("#a", alice, bob);
        var id = Say(alice, "#a", 1)[0].Id;
        bob.ReadAll();

        alice.Send($"REDACT #A {id}");

        Assert.EndsWith($" REDACT #a {id}", alice.Expects("@..."), StringComparison.Ordinal);
        bob.Expects(":chaton.local NOTICE #a :alice redacted a message from alice");
    }

    [Fact]
    public void The_requester_hears_of_it_without_the_capability_and_without_echo()
    {
        var (alice, other) = (Server.Connect("alice"), Redactor("other"));
        Join("#a", other, alice);
        alice.Send("PRIVMSG #a :secret");
        var id = Heard.Parse(other.Expects("@... PRIVMSG #a :secret")).Id;

        alice.Send($"REDACT #a {id}");

        alice.Expects(":chaton.local NOTICE #a :alice redacted a message from alice");
        alice.HearsNothing();
        other.Expects($"@... REDACT #a {id}");
    }

    [Fact]
    public void All_of_the_text_is_gone_from_the_store_with_its_edits_and_a_tombstone_stays()
    {
        var (alice, bob) = (Server.Connect("alice", Redacting + " chaton/message-edit"), Reader("bob"));
        Join("#a", alice, bob);
        var said = Say(alice, "#a", 3, "secret ");
        alice.Send($"EDITMSG #a {said[1].Id} :secret edited", $"EDITMSG #a {said[1].Id} :secret again", $"REDACT #a {said[1].Id} :why");

        Assert.Equal(["secret 0", "secret 2"], Texts(Page(bob, "LATEST #a * 10")).Where(text => text.StartsWith("secret", StringComparison.Ordinal)));
        var records = Stored("#a").Where(record => record.Kind.IsSaid()).ToList();
        Assert.Equal([RecordKind.Privmsg, RecordKind.Tombstone, RecordKind.Privmsg, RecordKind.Redact], records.Select(record => record.Kind));
        Assert.Equal(records[1].Time, records[3].Parent);
        Assert.Equal(2, Search("#a", "secret").Count);
        Assert.Equal([RecordKind.Redact], ReadChildren("#a", records[1].Time).Select(record => record.Kind));
        Assert.All([records[1], records[3]], record => Assert.DoesNotContain("secret", Text(record), StringComparison.Ordinal));
    }

    [Fact]
    public void Somebody_elses_message_is_not_ones_to_redact()
    {
        var (owner, alice, bob) = (Redactor("owner"), Redactor("alice"), Redactor("bob"));
        Join("#a", owner, alice, bob);
        var id = Say(alice, "#a", 1)[0].Id;
        bob.ReadAll();

        bob.Send($"@label=x REDACT #a {id} :mine now");

        bob.Expects($"@label=x :chaton.local FAIL REDACT REDACT_FORBIDDEN #a {id} :...");
        Assert.All([alice, bob], client => client.HearsNothing());
        Assert.DoesNotContain(Stored("#a"), record => record.Kind == RecordKind.Redact);
    }

    [Theory]
    [InlineData(Roles.HalfOperator, Roles.Voice, true)]
    [InlineData(Roles.HalfOperator, Roles.HalfOperator, false)]
    [InlineData(Roles.Operator, Roles.Operator, true)]
    [InlineData(Roles.Operator, Roles.Owner, false)]
    [InlineData(Roles.Voice, Roles.None, false)]
    internal void Operators_of_the_room_redact_what_those_said_whom_they_may_kick(Roles actor, Roles author, bool may)
    {
        var (alice, bob) = (Redactor("alice"), Redactor("bob"));
        Join("#a", alice, bob);
        Give("alice", "#a", author);
        Give("bob", "#a", actor);
        var id = Say(alice, "#a", 1)[0].Id;
        Server.Advance(TimeSpan.FromDays(2));
        bob.ReadAll();

        bob.Send($"REDACT #a {id}");

        bob.Expects(may ? $"@... :bob!... REDACT #a {id}" : $":chaton.local FAIL REDACT REDACT_FORBIDDEN #a {id} :...");
    }

    [Fact]
    public void An_operator_redacts_what_one_said_who_is_gone_and_that_is_in_the_audit_log()
    {
        var (alice, bob) = (Redactor("alice"), Redactor("bob"));
        Join("#a", alice, bob);
        var id = Say(bob, "#a", 1)[0].Id;
        bob.Send("PART #a");
        alice.ReadAll();

        alice.Send($"REDACT #a {id} :spam");

        alice.Expects($"@... REDACT #a {id} :spam");
        bob.ReadAll();
        bob.HearsNothing();
        Assert.Contains(Audited(), line => line.Contains("REDACT", StringComparison.Ordinal) && line.Contains("bob!", StringComparison.Ordinal) && !line.Contains("line 0", StringComparison.Ordinal));
    }

    [Fact]
    public void After_the_window_the_author_is_too_late()
    {
        var (owner, alice) = (Redactor("owner"), Redactor("alice"));
        Join("#a", owner, alice);
        var id = Say(alice, "#a", 1)[0].Id;
        Server.Advance(TimeSpan.FromMinutes(1441));
        alice.ReadAll();

        alice.Send($"REDACT #a {id}");

        alice.Expects($":chaton.local FAIL REDACT REDACT_WINDOW_EXPIRED #a {id} 86400 :...");
    }

    [Fact]
    public void Where_there_is_no_window_it_never_is()
    {
        Restart(TestServer.Unlimited with { History = TestServer.Unlimited.History with { RedactionWindowMinutes = 0 } });
        var (owner, alice) = (Redactor("owner"), Redactor("alice"));
        Join("#a", owner, alice);
        var id = Say(alice, "#a", 1)[0].Id;
        Server.Advance(TimeSpan.FromDays(2));
        alice.ReadAll();

        alice.Send($"REDACT #a {id}");

        alice.Expects($"@... REDACT #a {id}");
    }

    [Fact]
    public void In_a_conversation_only_the_author_redacts_and_both_hear_it()
    {
        var (alice, bob, carol) = (Redactor("alice"), Redactor("bob"), Server.Connect("carol"));
        var id = Say(alice, "bob", 1)[0].Id;
        bob.ReadAll();
        bob.Send($"REDACT alice {id}");
        bob.Expects($":chaton.local FAIL REDACT REDACT_FORBIDDEN alice {id} :...");

        alice.Send($"REDACT bob {id} :oops");

        alice.Expects($"@... :alice!... REDACT bob {id} :oops");
        bob.Expects($"@... :alice!... REDACT bob {id} :oops");
        var toCarol = Say(alice, "carol", 1)[0].Id;
        carol.ReadAll();
        alice.Send($"REDACT carol {toCarol}");
        carol.Expects(":alice!~alice@127.0.0.1 NOTICE carol :alice redacted a message from alice");
    }

    [Fact]
    public void In_a_conversation_it_is_addressed_to_what_the_other_is_called_now()
    {
        var (alice, bob) = (Redactor("alice"), Redactor("bob"));
        var id = Say(alice, "bob", 1)[0].Id;
        bob.Send("NICK robert");
        bob.ReadAll();

        alice.Send($"REDACT robert {id}");

        bob.Expects($"@... :alice!... REDACT robert {id}");
    }

    [Fact]
    public void What_one_says_to_itself_it_redacts_once()
    {
        var alice = Redactor("alice");
        var id = Say(alice, "alice", 1)[0].Id;

        alice.Send($"REDACT alice {id}");

        alice.Expects($"@... :alice!... REDACT alice {id}");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-redaction#7")]
    public void Tags_are_redacted_and_what_is_no_message_is_not()
    {
        var (alice, bob, carol) = (Redactor("alice"), Server.Connect("bob"), Redactor("carol"));
        Join("#a", alice, bob, carol);
        alice.Send("@+draft/react=x TAGMSG #a", "NOTICE #a :psst", "TOPIC #a :a topic");
        var (tags, notice, topic) = (Id(alice.Expects("@... TAGMSG #a")), Id(alice.Expects("@... NOTICE #a :psst")), Id(alice.Expects("@... TOPIC #a :a topic")));
        bob.ReadAll();
        carol.ReadAll();

        alice.Send($"REDACT #a {tags}", $"REDACT #a {notice}", $"REDACT #a {topic}");

        carol.Expects($"@... REDACT #a {tags}");
        carol.Expects($"@... REDACT #a {notice}");
        carol.HearsNothing();
        bob.Expects(":chaton.local NOTICE #a :alice redacted a message from alice");
        bob.HearsNothing();
        alice.Hears($":chaton.local FAIL REDACT UNKNOWN_MSGID #a {topic} :...");
    }

    [Fact]
    public void Each_message_is_redacted_once_and_so_is_a_race()
    {
        var (alice, bob) = (Redactor("alice"), Redactor("bob"));
        Join("#a", alice, bob);
        var id = Say(bob, "#a", 1)[0].Id;
        alice.ReadAll();

        alice.Post($"REDACT #a {id}");
        bob.Post($"REDACT #a {id}");
        Server.Run();
        bob.Send($"REDACT #a {id}");

        alice.Expects($"@... :alice!... REDACT #a {id}");
        alice.HearsNothing();
        bob.Expects($"@... :alice!... REDACT #a {id}");
        bob.Expects($":chaton.local FAIL REDACT UNKNOWN_MSGID #a {id} :...");
        bob.Expects($":chaton.local FAIL REDACT UNKNOWN_MSGID #a {id} :...");
        bob.HearsNothing();
        Assert.Single(Stored("#a"), record => record.Kind == RecordKind.Redact);
    }

    [Fact]
    public void Nobody_sees_it_before_it_is_durable_and_when_it_is_not_stored_nothing_happened()
    {
        var (alice, bob) = (Redactor("alice"), Redactor("bob"));
        Join("#a", alice, bob);
        var id = Say(alice, "#a", 1)[0].Id;
        bob.ReadAll();
        alice.Post($"REDACT #a {id}");
        Server.RunWithoutJournal();
        Assert.All([alice, bob], client => client.HearsNothing());
        Server.Journal.BeforeCommit = () => new JournalException("full");
        Server.Run();
        alice.Expects(":chaton.local FAIL REDACT MESSAGE_NOT_STORED #a :The message was not redacted...");
        bob.HearsNothing();
        Server.Journal.BeforeCommit = null;

        bob.Send("PING x");
        bob.ReadAll();
        alice.Send($"REDACT #a {id}");

        bob.Expects($"@... REDACT #a {id}");
        Assert.DoesNotContain(Stored("#a"), record => record.Kind == RecordKind.Gap);
    }

    [Fact]
    public void When_the_store_cannot_be_read_it_is_told_and_nothing_happens()
    {
        var alice = Redactor("alice");
        Join("#a", alice);
        var id = Say(alice, "#a", 1)[0].Id;
        Server.Journal.BeforeRead = _ => throw new JournalException("gone");

        alice.Send($"@label=1 REDACT #a {id}");

        alice.Expects("@label=1 :chaton.local FAIL REDACT MESSAGE_NOT_STORED #a :...");
        Server.Journal.BeforeRead = null;
        alice.Send($"REDACT #a {id}");
        alice.Expects($"@... REDACT #a {id}");
    }

    [Fact]
    public void What_was_said_to_a_rank_is_redacted_for_that_rank_and_its_author()
    {
        var (alice, bob, carol) = (Redactor("alice"), Redactor("bob"), Redactor("carol"));
        Join("#a", alice, bob, carol);
        var id = Say(bob, "@#a", 1)[0].Id;
        Assert.All([alice, carol], client => client.ReadAll());

        carol.Send($"REDACT #a {id}", $"REDACT @#a {id}");
        carol.Expects($":chaton.local FAIL REDACT UNKNOWN_MSGID #a {id} :...");
        carol.Expects($":chaton.local FAIL REDACT UNKNOWN_MSGID @#a {id} :...");
        alice.Send($"REDACT @#a {id}");

        alice.Expects($"@... :alice!... REDACT @#a {id}");
        bob.Expects($"@... :alice!... REDACT @#a {id}");
        Assert.All([alice, bob, carol], client => client.HearsNothing());
    }

    [Fact]
    public void It_moves_neither_what_was_said_last_nor_the_marker_of_anybody()
    {
        var alice = Redactor("alice");
        Join("#a", alice);
        var id = Say(alice, "#a", 1)[0].Id;
        var before = LastSaid("#a");

        alice.Send($"REDACT #a {id}");

        Assert.Equal(before, LastSaid("#a"));
    }

    private static string Id(string line) => line.Split("msgid=")[1].Split(';', ' ')[0];

    private long LastSaid(string room)
    {
        var time = 0L;
        Server.OnLoop(() => time = Server.World.FindRoom(room)!.LastSaidTime);
        return time;
    }
}
