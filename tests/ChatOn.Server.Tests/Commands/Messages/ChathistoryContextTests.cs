using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Events;
using ChatOn.Server.State;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>What is about a message and stands outside of the page follows it: draft/chathistory-context.</summary>
public sealed class ChathistoryContextTests : HistoryScenario
{
    [Fact]
    [Trait("Spec", "IRCv3/chathistory#28")]
    [Trait("Spec", "IRCv3/chathistory#29")]
    [Trait("Spec", "IRCv3/chathistory#30")]
    public void What_stands_outside_of_the_page_follows_its_parent_marked_and_not_counted()
    {
        var (alice, said) = Start(4);
        React("#a", said[0]);
        Edit("#a", said[1]);
        Keep("#a", parent: 0);

        Assert.Equal(
            ["PRIVMSG #a :line 0", "+TAGMSG #a", "PRIVMSG #a :line 1", $"+EDITMSG #a {IdOf(said[1])} :better"],
            Short(Lines(alice, $"BEFORE #a msgid={IdOf(said[2])} 2")));
        Assert.Equal(["TAGMSG #a", $"EDITMSG #a {IdOf(said[1])} :better", "PRIVMSG #a :kept"], Short(Lines(alice, $"AFTER #a msgid={IdOf(said[3])} 10")));
    }

    [Fact]
    public void In_its_own_place_within_the_page_it_stands_once_and_unmarked()
    {
        var (alice, said) = Start(2);
        React("#a", said[0]);

        Assert.Equal(["PRIVMSG #a :line 0", "PRIVMSG #a :line 1", "TAGMSG #a"], Short(Lines(alice, "LATEST #a * 3")));
    }

    [Fact]
    public void Only_the_newest_fifty_follow()
    {
        var (alice, said) = Start(2);
        for (var i = 0; i < 60; i++)
            React("#a", said[0]);
        var last = React("#a", said[0]);

        var lines = Lines(alice, $"BEFORE #a msgid={IdOf(said[1])} 1");

        Assert.Equal(51, lines.Count);
        Assert.Contains(IdOf(last), lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("draft/event-playback", "TAGMSG")]
    [InlineData("draft/message-redaction", "REDACT")]
    [InlineData("chaton/message-edit", "EDITMSG")]
    public void Each_kind_goes_only_to_who_may_get_it(string capability, string verb)
    {
        var (_, said) = Start(2);
        React("#a", said[0]);
        Edit("#a", said[0]);
        Keep("#a", (time, id) => new Redacted(Whoever("alice"), time, id, "#a", said[0], "bob", "spam"), said[0]);
        var reader = Server.Connect("reader", $"{Capabilities} {capability}");
        Join("#a", reader);

        var lines = Short(Lines(reader, $"BEFORE #a msgid={IdOf(said[1])} 1"));

        Assert.Equal(verb.Length == 0 ? [] : [$"+{verb}"], lines.Where(line => line[0] == '+').Select(line => line.Split(' ')[0]));
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-redaction#10")]
    public void A_redacted_message_is_a_placeholder_with_its_REDACT_behind_it_that_is_not_counted()
    {
        var (alice, said) = Start(3);
        Redact("#a", said[0]);

        var lines = Lines(alice, $"BEFORE #a msgid={IdOf(said[2])} 2");

        Assert.Equal([$"{IdOf(said[0])}", $"{IdOf(said[1])}"], lines.Where(line => !line.Contains("chathistory-context", StringComparison.Ordinal)).Select(IdIn));
        Assert.DoesNotContain(lines, line => line.Contains("line 0", StringComparison.Ordinal));
        Assert.Equal($"+REDACT #a {IdOf(said[0])} :spam", Short(lines)[1]);
    }

    [Fact]
    public void A_flood_of_reactions_to_a_redacted_message_neither_is_shown_nor_hides_that_it_is_redacted()
    {
        var (alice, said) = Start(2);
        React("#a", said[0]);
        Redact("#a", said[0]);
        for (var i = 0; i < 200; i++)
            React("#a", said[0]);

        var lines = Short(Lines(alice, $"BEFORE #a msgid={IdOf(said[1])} 1"));

        Assert.Equal([$"+REDACT #a {IdOf(said[0])} :spam"], lines.Where(line => line[0] == '+'));
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#35")]
    public void What_was_said_to_a_rank_about_a_message_follows_for_that_rank_only()
    {
        var (alice, said) = Start(2);
        var bob = Server.Connect("bob", EveryCapability);
        Join("#a", bob);
        React("#a", said[0], nick: "carol", to: "@#a");
        var question = $"BEFORE #a msgid={IdOf(said[1])} 1";

        Assert.Equal(["PRIVMSG #a :line 0", "+TAGMSG @#a"], Short(Lines(alice, question)));
        Assert.Equal(["PRIVMSG #a :line 0"], Short(Lines(bob, question)));
        Give("bob", "#a", Roles.Operator);
        Assert.Equal(["PRIVMSG #a :line 0", "+TAGMSG @#a"], Short(Lines(bob, question)));
    }

    [Fact]
    public void What_comes_after_the_question_is_not_in_the_answer_as_context_either()
    {
        var (alice, said) = Start(2);
        var reading = new TaskCompletionSource();
        Server.Journal.BeforeRead = async _ => await reading.Task;
        alice.Send($"CHATHISTORY BEFORE #a msgid={IdOf(said[1])} 1");
        React("#a", said[0]);
        Server.Journal.BeforeRead = null;

        reading.SetResult();
        Server.Run();

        Assert.DoesNotContain(alice.ReadAll(), line => line.Contains("chathistory-context", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#35")]
    public void Who_is_put_out_in_the_middle_of_an_answer_sees_no_more_of_it_and_its_batch_ends()
    {
        using var server = new TestServer(TestServer.Unlimited with { Limits = TestServer.Unlimited.Limits with { SendQueueBytes = 150_000 } });
        var (alice, mallory) = (server.Connect("alice", Capabilities), server.Connect("mallory", Capabilities));
        Join("#a", alice, mallory);
        for (var i = 0; i < 100; i++)
        {
            alice.Send($"@+x={new string('y', 3000)} PRIVMSG #a :{i}");
            alice.ReadAll();
            mallory.ReadAll();
        }

        mallory.Transport.IsReading = false;
        mallory.Send("CHATHISTORY LATEST #a * 100");
        alice.Send("KICK #a mallory");
        mallory.ReadAgain();

        var heard = mallory.ReadAll();
        Assert.InRange(heard.Count(line => line.Contains("PRIVMSG", StringComparison.Ordinal)), 1, 99);
        Assert.Contains(heard, line => line.StartsWith(":chaton.local BATCH -", StringComparison.Ordinal));
    }

    private static string IdIn(string line) => line.Split("msgid=")[1].Split(';', ' ')[0];

    // The lines of bob, and the times of their entries.
    private (TestClient Alice, List<long> Said) Start(int count)
    {
        var alice = Server.Connect("alice", EveryCapability);
        Join("#a", alice);
        var times = Enumerable.Range(0, count).Select(i => Keep("#a", 0, "line " + i)).ToList();
        alice.ReadAll();
        return (alice, times);
    }

    private long Keep(string room, long parent, string text = "kept") => Keep(
        room,
        (time, id) => new Messaged(
            Whoever("bob"), time, id, room, MessageKind.Privmsg, Encoding.UTF8.GetBytes(text), default),
        parent);

    private string IdOf(long time) => new MessageId(time, RoomId("#a")).ToString();
}
