using System.Globalization;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>docs/protocol/message-edit.md</summary>
public sealed class EditmsgCommandTests : HistoryScenario
{
    private TestClient Editor(string nick) => Server.Connect(nick, Capabilities + " chaton/message-edit draft/message-redaction");

    [Fact]
    [Trait("Spec", "IRCv3/message-edit#1")]
    [Trait("Spec", "IRCv3/message-edit#2")]
    public void The_author_edits_and_everybody_hears_it_its_own_way()
    {
        var (alice, bob, carol, dave) = (Editor("alice"), Editor("bob"), Reader("carol"), Server.Connect("dave"));
        var eve = Server.ConnectLine("eve");
        eve.Send("/join #a\n");
        Join("#a", alice, bob, carol, dave);
        var id = Say(alice, "#a", 1, "helo ")[0].Id;
        foreach (var client in new[] { bob, carol, dave })
            client.ReadAll();
        eve.ReceiveAll();

        alice.Send($"@label=7 EDITMSG #A {id} :hello world");

        alice.Expects($"@label=7;time=...;msgid=... :alice!~alice@127.0.0.1 EDITMSG #a {id} :hello world");
        bob.Expects($"@time=...;msgid=... :alice!~alice@127.0.0.1 EDITMSG #a {id} :hello world");
        carol.Expects($"@time=...;msgid=...;+reply={id} :alice!~alice@127.0.0.1 NOTICE #a :* edited: hello world");
        dave.Expects(":alice!~alice@127.0.0.1 NOTICE #a :* edited: hello world");
        Assert.Contains("alice: * edited: hello world", eve.ReceiveAll(), StringComparison.Ordinal);
        Assert.All([alice, bob, carol, dave], client => client.HearsNothing());
        var edit = Assert.Single(Stored("#a"), record => record.Kind == RecordKind.Edit);
        Assert.Equal(MessageIdTime(id), edit.Parent);
        Assert.Null(edit.TextAt);
    }

    [Fact]
    public void The_requester_hears_of_it_without_the_capability_too()
    {
        var (alice, bob) = (Server.Connect("alice"), Editor("bob"));
        Join("#a", bob, alice);
        alice.Send("PRIVMSG #a :helo");
        var id = Heard.Parse(bob.Expects("@... PRIVMSG #a :helo")).Id;

        alice.Send($"EDITMSG #a {id} :hello");

        alice.Expects(":alice!~alice@127.0.0.1 NOTICE #a :* edited: hello");
        alice.HearsNothing();
    }

    [Fact]
    public void An_action_and_a_notice_are_edited_and_a_conversation_too()
    {
        var (alice, bob) = (Editor("alice"), Reader("bob"));
        alice.Send("PRIVMSG bob :\u0001ACTION waves\u0001", "NOTICE bob :psst");
        var (action, notice) = (Heard.Parse(alice.Expects("@... PRIVMSG bob ...")).Id, Heard.Parse(alice.Expects("@... NOTICE bob ...")).Id);
        bob.ReadAll();

        alice.Send($"EDITMSG bob {action} :\u0001ACTION nods\u0001", $"EDITMSG bob {notice} :pst");

        alice.Expects($"@... :alice!... EDITMSG bob {action} :\u0001ACTION nods\u0001");
        alice.Expects($"@... :alice!... EDITMSG bob {notice} :pst");
        bob.Expects($"@...;+reply={action} :alice!... NOTICE bob :* edited: nods");
        bob.Expects($"@...;+reply={notice} :alice!... NOTICE bob :* edited: pst");
        Assert.All([alice, bob], client => client.HearsNothing());
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-edit#3")]
    public void Only_ones_own_texts_are_edited()
    {
        var (alice, bob) = (Editor("alice"), Editor("bob"));
        Join("#a", alice, bob);
        alice.Send("PRIVMSG #a :hello", "@+x=1 TAGMSG #a", "PRIVMSG #a :\u0001VERSION\u0001");
        var (text, tags, ctcp) = (Id(alice.Expects("@... PRIVMSG #a :hello")), Id(alice.Expects("@... TAGMSG #a")), Id(alice.Expects("@... PRIVMSG #a ...")));

        Answers(bob, $"EDITMSG #a {text} :mine", $"FAIL EDITMSG EDIT_FORBIDDEN #a {text} :...");
        Answers(alice, $"EDITMSG #a {tags} :x", $"FAIL EDITMSG EDIT_FORBIDDEN #a {tags} :...");
        Answers(alice, $"EDITMSG #a {ctcp} :x", $"FAIL EDITMSG EDIT_FORBIDDEN #a {ctcp} :...");
        Answers(alice, $"EDITMSG #a {text} :\u0001VERSION\u0001", $"FAIL EDITMSG EDIT_FORBIDDEN #a {text} :...");
        Answers(alice, $"EDITMSG #a {text} :", "412 alice :...");
        Answers(alice, $"EDITMSG #a {text}", "461 alice EDITMSG :...");
        Assert.DoesNotContain(Stored("#a"), record => record.Kind == RecordKind.Edit);
    }

    [Theory]
    [Trait("Spec", "IRCv3/message-edit#4")]
    [InlineData("MODE #a +m", "hello", "404 bob #a :...")]
    [InlineData("MODE #a +M", "hello", "404 bob #a :...")]
    [InlineData("MODE #a +c", "\u0002hello", "404 bob #a :...")]
    [InlineData("MODE #a +b bob!*@*", "hello", "FAIL EDITMSG INVALID_TARGET #a :...")]
    [InlineData("KICK #a bob", "hello", "FAIL EDITMSG INVALID_TARGET #a :...")]
    public void The_rules_of_speech_are_those_of_now(string rule, string text, string answer)
    {
        var (alice, bob) = (Editor("alice"), Editor("bob"));
        Join("#a", alice, bob);
        var id = Say(bob, "#a", 1)[0].Id;

        alice.Send(rule);

        Answers(bob, $"EDITMSG #a {id} :{text}", answer);
    }

    [Fact]
    public void A_guest_is_slowed_down_where_all_guests_are()
    {
        var (alice, bob) = (Editor("alice"), Editor("bob"));
        Join("#a", alice, bob);
        var id = Say(bob, "#a", 1)[0].Id;
        Server.OnLoop(() => Server.Get<Protection>().Set(ProtectionLevel.Slow, TimeSpan.FromHours(1), Origin.OfServer("x")));
        bob.Send($"EDITMSG #a {id} :one");

        Answers(bob, $"EDITMSG #a {id} :two", "FAIL EDITMSG RATE_LIMITED #a :...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-edit#5")]
    public void After_the_window_it_is_too_late_even_for_the_owner()
    {
        var alice = Editor("alice");
        Join("#a", alice);
        var id = Say(alice, "#a", 1)[0].Id;
        Server.Advance(TimeSpan.FromMinutes(61));

        Answers(alice, $"EDITMSG #a {id} :late", $"FAIL EDITMSG EDIT_WINDOW_EXPIRED #a {id} 3600 :...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-edit#6")]
    public void A_flood_of_edits_ends_at_64()
    {
        var alice = Editor("alice");
        Join("#a", alice);
        var id = Say(alice, "#a", 1)[0].Id;
        // All at once: each waits for the one before it.
        alice.Post([.. Enumerable.Range(0, 70).Select(i => string.Create(CultureInfo.InvariantCulture, $"EDITMSG #a {id} :v{i}"))]);
        Server.Run();

        Assert.Equal(64, Stored("#a").Count(record => record.Kind == RecordKind.Edit));
        Answers(alice, $"EDITMSG #a {id} :more", $"FAIL EDITMSG TOO_MANY_EDITS #a {id} :...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-edit#7")]
    public void What_one_may_not_see_is_answered_like_what_is_not_there()
    {
        var (alice, mallory) = (Editor("alice"), Editor("mallory"));
        Join("#a", alice);
        Join("#b", mallory);
        var (inA, inB) = (Say(alice, "#a", 1)[0].Id, Say(mallory, "#b", 1)[0].Id);

        foreach (var id in new[] { inA, inB[..10] + "0" + inB[11..], "x" })
            Answers(mallory, $"EDITMSG #b {id} :x", $"FAIL EDITMSG UNKNOWN_MSGID #b {id} :...");
        foreach (var place in new[] { "#a", "#nowhere", "nobody" })
            Answers(mallory, $"EDITMSG {place} {inA} :x", $"FAIL EDITMSG INVALID_TARGET {place} :...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-edit#8")]
    public void What_is_redacted_is_not_edited_not_even_in_the_same_moment()
    {
        var (alice, other) = (Editor("alice"), Editor("other"));
        Join("#a", other, alice);
        var said = Say(alice, "#a", 2, "secret ");
        alice.Send($"EDITMSG #a {said[0].Id} :secret edit");
        Assert.All([alice, other], client => client.ReadAll());

        other.Post($"REDACT #a {said[0].Id}");
        alice.Post($"EDITMSG #a {said[0].Id} :secret again");
        Server.Run();

        alice.Expects($"@... :other!... REDACT #a {said[0].Id}");
        alice.Expects($":chaton.local FAIL EDITMSG UNKNOWN_MSGID #a {said[0].Id} :...");
        alice.HearsNothing();
        Assert.DoesNotContain(Stored("#a"), record => record.Kind == RecordKind.Edit);
        Assert.Single(Search("#a", "secret"));
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-edit#9")]
    public void Nobody_sees_it_before_it_is_durable_nor_when_it_is_not()
    {
        var (alice, bob) = (Editor("alice"), Reader("bob"));
        Join("#a", alice, bob);
        var id = Say(alice, "#a", 1)[0].Id;
        bob.ReadAll();
        alice.Post($"@label=5 EDITMSG #a {id} :new");
        Server.RunWithoutJournal();
        Assert.All([alice, bob], client => client.HearsNothing());
        Server.Journal.BeforeCommit = () => new JournalException("full");
        Server.Run();

        alice.Expects("@label=5 :chaton.local FAIL EDITMSG MESSAGE_NOT_STORED #a :The message was not edited...");
        Assert.All([alice, bob], client => client.HearsNothing());
    }

    [Fact]
    public void What_was_said_to_a_rank_is_edited_for_that_rank()
    {
        var (alice, bob, carol) = (Editor("alice"), Editor("bob"), Editor("carol"));
        Join("#a", alice, bob, carol);
        var id = Say(bob, "@#a", 1)[0].Id;
        alice.ReadAll();

        bob.Send($"EDITMSG #a {id} :new");

        alice.Expects($"@... :bob!... EDITMSG @#a {id} :new");
        bob.Expects($"@... :bob!... EDITMSG @#a {id} :new");
        Assert.All([alice, bob, carol], client => client.HearsNothing());
    }

    private static string Id(string line) => line.Split("msgid=")[1].Split(';', ' ')[0];

    private static long MessageIdTime(string id)
    {
        Assert.True(ChatOn.Protocol.MessageId.TryParse(id, out var parsed));
        return parsed.Time;
    }

    private static void Answers(TestClient client, string line, string answer)
    {
        client.ReadAll();
        client.Send("@label=q " + line);
        client.Expects($"@label=q :chaton.local {answer}");
        client.HearsNothing();
    }
}
