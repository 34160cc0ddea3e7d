using ChatOn.Server.Commands.Messages;
using ChatOn.Server.State;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>What the hostile try with REDACT, and what happens while it waits for the store.</summary>
public sealed class RedactHostileTests : HistoryScenario
{
    private const string Unknown = "00000000000000000000zz";

    private TestClient Redactor(string nick) => Server.Connect(nick, Capabilities + " draft/message-redaction");

    [Fact]
    public void What_one_may_not_see_is_answered_like_what_is_not_there()
    {
        var (alice, mallory) = (Redactor("alice"), Redactor("mallory"));
        Join("#a", alice);
        Join("#b", mallory);
        var (inA, toAlice) = (Say(alice, "#a", 1)[0].Id, Say(alice, "alice", 1)[0].Id);
        var inB = Say(mallory, "#b", 1)[0].Id;
        var never = inB[..10] + "0" + inB[11..];

        foreach (var id in new[] { inA, toAlice, never, Unknown, "x", "*" })
            Answers(mallory, $"REDACT #b {id}", $"UNKNOWN_MSGID #b {id} :This message does not exist, or is not kept any more");
        Answers(mallory, $"REDACT #b :{inB} x", "UNKNOWN_MSGID #b * :...");
        foreach (var id in new[] { inA, never })
        {
            Answers(mallory, $"REDACT #a {id}", "INVALID_TARGET #a :There is nothing that you could change");
            Answers(mallory, $"REDACT #nowhere {id}", "INVALID_TARGET #nowhere :There is nothing that you could change");
            Answers(mallory, $"REDACT nobody {id}", "INVALID_TARGET nobody :There is nothing that you could change");
            Answers(mallory, $"REDACT alice {id}", $"UNKNOWN_MSGID alice {id} :This message does not exist, or is not kept any more");
        }

        alice.ReadAll();
        mallory.Send("REDACT #a", "REDACT");
        mallory.Expects(":chaton.local 461 mallory REDACT :...");
        Assert.DoesNotContain(Stored("#a"), record => record.Kind is RecordKind.Redact or RecordKind.Tombstone);
    }

    [Fact]
    public void What_was_said_before_one_joined_is_not_there_where_the_past_is_hidden()
    {
        var (alice, bob) = (Redactor("alice"), Redactor("bob"));
        Join("#a", alice, bob);
        var id = Say(bob, "#a", 1)[0].Id;
        Server.OnLoop(() => Server.World.FindRoom("#a")!.Register(new RoomRegistration { Founder = 1, RegisteredAt = 0, HidesEarlier = true }));
        bob.Send("PART #a", "JOIN #a");
        bob.ReadAll();

        Answers(bob, $"REDACT #a {id}", $"UNKNOWN_MSGID #a {id} :...");
    }

    [Theory]
    [InlineData("PART")]
    [InlineData("KICK")]
    [InlineData("BAN")]
    public void Who_is_out_or_silenced_redacts_nothing_not_even_its_own(string how)
    {
        var (alice, bob) = (Redactor("alice"), Redactor("bob"));
        Join("#a", alice, bob);
        var id = Say(bob, "#a", 1)[0].Id;

        if (how == "PART")
            bob.Send("PART #a");
        else
            alice.Send(how == "KICK" ? "KICK #a bob" : "MODE #a +b bob!*@*");

        Answers(bob, $"REDACT #a {id}", "INVALID_TARGET #a :...");
    }

    [Theory]
    [InlineData("alice", "KICK #a bob")]
    [InlineData("alice", "MODE #a +b bob!*@*")]
    [InlineData("bob", "PART #a")]
    public void Who_is_put_out_while_the_store_is_read_redacts_nothing(string who, string line)
    {
        var (alice, bob) = (Redactor("alice"), Redactor("bob"));
        Join("#a", alice, bob);
        var id = Say(bob, "#a", 1)[0].Id;
        var release = Hang();
        bob.Send($"@label=9 REDACT #a {id}");
        if (who == "alice")
            alice.Send(line);
        else
            Server.OnLoop(() => Server.World.FindRoom("#a")!.Remove(Server.World.FindUser("bob")!.Id));
        release();

        bob.Hears("@label=9 :chaton.local FAIL REDACT INVALID_TARGET #a :...");
        Assert.DoesNotContain(Stored("#a"), record => record.Kind == RecordKind.Redact);
    }

    [Fact]
    public void Who_loses_its_rank_while_the_store_is_read_redacts_nothing_of_others()
    {
        var (alice, bob) = (Redactor("alice"), Redactor("bob"));
        Join("#a", alice, bob);
        Give("bob", "#a", Roles.Operator);
        var id = Say(alice, "#a", 1)[0].Id;
        Give("alice", "#a", Roles.None);
        var release = Hang();
        bob.ReadAll();
        bob.Send($"REDACT #a {id}");
        Give("bob", "#a", Roles.None);
        release();

        bob.Expects($":chaton.local FAIL REDACT REDACT_FORBIDDEN #a {id} :...");
    }

    [Fact]
    public void A_room_that_is_another_one_meanwhile_is_not_touched()
    {
        var (alice, bob) = (Redactor("alice"), Redactor("bob"));
        Join("#a", alice);
        var id = Say(alice, "#a", 1)[0].Id;
        var release = Hang();
        alice.Send($"REDACT #a {id}");
        Server.OnLoop(() =>
        {
            // It empties, and somebody makes it anew.
            var room = Server.World.FindRoom("#a")!;
            room.Remove(Server.World.FindUser("alice")!.Id);
            Server.World.Remove(room);
        });
        bob.Send("JOIN #a");
        release();

        alice.Expects(":chaton.local FAIL REDACT INVALID_TARGET #a :...");
        Assert.DoesNotContain(Stored("#a"), record => record.Kind == RecordKind.Redact);
    }

    [Fact]
    public void A_room_that_keeps_nothing_any_more_has_nothing_to_redact()
    {
        var alice = Redactor("alice");
        Join("#a", alice);
        var id = Say(alice, "#a", 1)[0].Id;
        var release = Hang();
        alice.Send($"REDACT #a {id}");
        Server.OnLoop(() => Server.World.FindRoom("#a")!.Register(new RoomRegistration { Founder = 1, RegisteredAt = 0, KeepsHistory = false }));
        release();

        alice.Expects($":chaton.local FAIL REDACT UNKNOWN_MSGID #a {id} :...");
        Answers(alice, $"REDACT #a {id}", $"UNKNOWN_MSGID #a {id} :...");
    }

    [Fact]
    public void A_session_that_ends_while_the_store_is_read_does_nothing_and_blocks_nobody()
    {
        var (alice, bob) = (Redactor("alice"), Redactor("bob"));
        Join("#a", alice, bob);
        var id = Say(bob, "#a", 1)[0].Id;
        var release = Hang();
        bob.Send($"REDACT #a {id}");
        Server.OnLoop(() => Server.World.FindUser("alice")!.BecomeOperator("root", "admin", Privilege.All));
        alice.Send("KILL bob :out");
        release();
        alice.ReadAll();

        alice.Send($"REDACT #a {id}");

        alice.Expects($"@... :alice!... REDACT #a {id}");
        Assert.InRange(Server.Get<MessageChanges>().Count, 0, 1);
    }

    [Theory]
    [InlineData('m', "spam spam")]
    [InlineData('c', "\u0002spam")]
    public void Who_may_not_say_it_gives_no_reason_but_may_still_redact(char mode, string reason)
    {
        var (alice, bob) = (Redactor("alice"), Redactor("bob"));
        Join("#a", alice, bob);
        var id = Say(bob, "#a", 1)[0].Id;
        alice.Send($"MODE #a +{mode}");
        alice.ReadAll();
        bob.ReadAll();

        bob.Send($"REDACT #a {id} :{reason}");
        bob.Expects(":chaton.local 404 bob #a :...");
        alice.HearsNothing();
        bob.Send($"REDACT #a {id}");

        alice.Expects($"@... :bob!... REDACT #a {id}");
    }

    [Fact]
    public void An_operator_of_the_server_redacts_in_rooms_and_never_in_conversations_of_others()
    {
        var (alice, bob, root) = (Redactor("alice"), Redactor("bob"), Redactor("boss"));
        Join("#a", alice, bob);
        Server.OnLoop(() => Server.World.FindUser("boss")!.BecomeOperator("root", "admin", Privilege.All));
        var (inRoom, between) = (Say(alice, "#a", 1)[0].Id, Say(alice, "bob", 1)[0].Id);
        alice.ReadAll();

        root.Send($"REDACT #a {inRoom} :illegal");

        root.Expects($"@... :boss!... REDACT #a {inRoom} :illegal");
        alice.Expects($"@... :boss!... REDACT #a {inRoom} :illegal");
        Assert.Contains(Audited(), line => line.Contains("OVERRIDE-REDACT", StringComparison.Ordinal));
        Answers(root, $"REDACT bob {between}", $"UNKNOWN_MSGID bob {between} :...");
        Answers(root, $"REDACT #a {between}", $"UNKNOWN_MSGID #a {between} :...");
    }

    private static void Answers(TestClient client, string line, string failure)
    {
        client.ReadAll();
        client.Send("@label=q " + line);
        client.Expects($"@label=q :chaton.local FAIL REDACT {failure}");
        client.HearsNothing();
    }

    /// <summary>Reads hang until what is returned is called.</summary>
    private Action Hang()
    {
        var gate = new TaskCompletionSource();
        Server.Journal.BeforeRead = async _ => await gate.Task;
        return () =>
        {
            Server.Journal.BeforeRead = null;
            gate.SetResult();
            Server.Run();
        };
    }
}
