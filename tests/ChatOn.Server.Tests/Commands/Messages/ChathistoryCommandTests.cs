using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Messages;

public sealed class ChathistoryCommandTests : HistoryScenario
{
    [Fact]
    [Trait("Spec", "IRCv3/chathistory#14")]
    [Trait("Spec", "IRCv3/chathistory#15")]
    [Trait("Spec", "IRCv3/chathistory#23")]
    [Trait("Spec", "IRCv3/chathistory#24")]
    [Trait("Spec", "IRCv3/chathistory#25")]
    [Trait("Spec", "IRCv3/chathistory-batch#1")]
    [Trait("Spec", "IRCv3/chathistory-batch#3")]
    public void LATEST_gives_the_newest_messages_oldest_first_as_they_were_heard()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        var said = Say(alice, "#a", 5);

        Assert.Equal(said, Page(alice, "LATEST #a * 10"));
        Assert.Equal(said[2..], Page(alice, "LATEST #A * 3", "#a"));
        Assert.Equal(said[3..], Page(alice, $"latest #a msgid={said[2].Id} 10"));
        Assert.Equal(said[3..], Page(alice, $"LATEST #a timestamp={said[2].Time} 10"));
        Assert.Equal(said[4..], Page(alice, $"LATEST #a msgid={said[2].Id} 1"));
    }

    [Fact]
    public void BEFORE_and_AFTER_exclude_what_they_point_to()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        var said = Say(alice, "#a", 6);

        Assert.Equal(said[..3], Page(alice, $"BEFORE #a msgid={said[3].Id} 10"));
        Assert.Equal(said[1..3], Page(alice, $"BEFORE #a timestamp={said[3].Time} 2"));
        Assert.Equal(said[4..], Page(alice, $"AFTER #a msgid={said[3].Id} 10"));
        Assert.Equal(said[4..5], Page(alice, $"AFTER #a timestamp={said[3].Time} 1"));
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#21")]
    public void BETWEEN_counts_from_the_first_forwards_or_backwards()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        var said = Say(alice, "#a", 8);

        Assert.Equal(said[1..7], Page(alice, $"BETWEEN #a msgid={said[0].Id} msgid={said[7].Id} 10"));
        Assert.Equal(said[1..7], Page(alice, $"BETWEEN #a msgid={said[7].Id} timestamp={said[0].Time} 10"));
        Assert.Equal(said[1..4], Page(alice, $"BETWEEN #a msgid={said[0].Id} msgid={said[7].Id} 3"));
        Assert.Equal(said[4..7], Page(alice, $"BETWEEN #a timestamp={said[7].Time} timestamp={said[0].Time} 3"));
        Assert.Empty(Page(alice, $"BETWEEN #a msgid={said[3].Id} msgid={said[3].Id} 10"));
        Assert.Empty(Page(alice, $"BETWEEN #a msgid={said[3].Id} msgid={said[4].Id} 10"));
    }

    [Fact]
    public void AROUND_has_the_message_itself_in_the_middle_and_fills_up_at_an_end()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        var said = Say(alice, "#a", 9);

        Assert.Equal([said[4]], Page(alice, $"AROUND #a msgid={said[4].Id} 1"));
        Assert.Equal(said[3..6], Page(alice, $"AROUND #a msgid={said[4].Id} 3"));
        Assert.Equal(said[2..6], Page(alice, $"AROUND #a timestamp={said[4].Time} 4"));
        Assert.Equal(said[..4], Page(alice, $"AROUND #a msgid={said[0].Id} 4"));
        Assert.Equal(said[5..], Page(alice, $"AROUND #a msgid={said[8].Id} 4"));
        Assert.Equal(said, Page(alice, $"AROUND #a timestamp={said[4].Time} 100"));
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#10")]
    [Trait("Spec", "IRCv3/chathistory#36")]
    [Trait("Spec", "IRCv3/chathistory-batch#1")]
    public void What_two_people_said_to_each_other_is_one_history()
    {
        var (alice, bob, carol) = (Reader("alice"), Reader("bob"), Reader("carol"));
        var first = Say(alice, "bob", 1, "hello ");
        var second = Say(bob, "ALICE", 1, "hi ");
        Say(carol, "alice", 1, "psst ");

        Assert.Equal([.. first, .. second], Page(alice, "LATEST bob * 10"));
        Assert.Equal([.. first, .. second], Page(bob, "LATEST Alice * 10", "alice"));
        Assert.Equal(["psst 0"], Texts(Page(carol, "LATEST alice * 10")));
        Assert.Empty(Page(carol, "LATEST bob * 10"));
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#11")]
    public void A_conversation_goes_on_under_a_new_nickname()
    {
        var (alice, bob) = (Reader("alice"), Reader("bob"));
        var said = Say(alice, "bob", 2);
        bob.Send("NICK robert");

        Assert.Equal(said, Page(alice, "LATEST robert * 10"));
        Fails(alice, "LATEST bob * 10", "INVALID_TARGET LATEST bob :Messages could not be retrieved");
    }

    [Fact]
    public void What_one_says_to_oneself_is_there_once()
    {
        var alice = Reader("alice");
        alice.Send("PRIVMSG alice :note");
        alice.Expects("@time=...;msgid=... :alice!... PRIVMSG alice :note");
        alice.Expects("@time=...;msgid=... :alice!... PRIVMSG alice :note");

        Assert.Equal(["note"], Texts(Page(alice, "LATEST alice * 10")));
    }

    [Fact]
    public void Notices_are_in_it_and_client_tags_but_no_TAGMSG_and_no_events()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        alice.Send("NOTICE #a :psst", "@+typing=active TAGMSG #a", "@+x=1 PRIVMSG #a :tagged", "TOPIC #a :new", "MODE #a +m");
        alice.ReadAll();

        alice.Send("CHATHISTORY LATEST #a * 10");

        alice.Expects(":chaton.local BATCH +... chathistory #a");
        alice.Expects("@batch=...;time=...;msgid=... :alice!... NOTICE #a :psst");
        alice.Expects("@batch=...;time=...;msgid=...;+x=1 :alice!... PRIVMSG #a :tagged");
        alice.Expects(":chaton.local BATCH -...");
    }

    [Fact]
    public void A_flood_of_TAGMSG_hides_nothing()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        var said = Say(alice, "#a", 2);
        for (var i = 0; i < 500; i++)
            alice.Send("@+typing=active TAGMSG #a");

        Assert.Equal(said, Page(alice, "LATEST #a * 2"));
        Assert.Equal(said[1..], Page(alice, "LATEST #a * 1"));
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#17")]
    [Trait("Spec", "IRCv3/chathistory#32")]
    [Trait("Spec", "IRCv3/labeled-response")]
    public void A_label_stands_on_the_batch()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        Say(alice, "#a", 1);

        alice.Send("@label=h CHATHISTORY LATEST #a * 10", "@label=i CHATHISTORY LATEST #nowhere * 10");

        var start = alice.Expects("@label=h :chaton.local BATCH +... chathistory #a");
        var reference = start.Split(' ')[3][1..];
        alice.Expects($"@batch={reference};time=...;msgid=... :alice!... PRIVMSG #a :line 0");
        alice.Expects($":chaton.local BATCH -{reference}");
        alice.Expects("@label=i :chaton.local FAIL CHATHISTORY INVALID_TARGET LATEST #nowhere :Messages could not be retrieved");
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#4")]
    public void A_client_without_batches_times_or_tags_gets_the_plain_lines()
    {
        var (alice, bob) = (Server.Connect("alice", "draft/chathistory"), Server.Connect("bob"));
        Join("#a", alice, bob);
        alice.Send("PRIVMSG #a :one");
        bob.ReadAll();

        alice.Send("CHATHISTORY LATEST #a * 10");
        bob.Send("CHATHISTORY LATEST #a * 10", "CHATHISTORY LATEST #nowhere * 10");

        alice.Expects(":alice!~alice@127.0.0.1 PRIVMSG #a :one");
        alice.HearsNothing();
        bob.Expects(":alice!~alice@127.0.0.1 PRIVMSG #a :one");
        bob.Expects(":chaton.local NOTICE bob :CHATHISTORY: Messages could not be retrieved");
    }

    [Theory]
    [Trait("Spec", "IRCv3/chathistory#12")]
    [Trait("Spec", "IRCv3/chathistory#13")]
    [Trait("Spec", "IRCv3/chathistory#20")]
    [Trait("Spec", "IRCv3/chathistory#22")]
    [Trait("Spec", "IRCv3/chathistory#31")]
    [Trait("Spec", "IRCv3/chathistory#34")]
    [InlineData("NEWEST #a * 10", "INVALID_PARAMS NEWEST :Unknown command")]
    [InlineData("LATEST", "INVALID_PARAMS LATEST :Insufficient parameters")]
    [InlineData("LATEST #a *", "INVALID_PARAMS LATEST :Insufficient parameters")]
    [InlineData("LATEST #a * 10 10", "INVALID_PARAMS LATEST :Too many parameters")]
    [InlineData("BETWEEN #a timestamp=2026-01-01T00:00:00.000Z 10", "INVALID_PARAMS BETWEEN :Insufficient parameters")]
    [InlineData("LATEST #a * ten", "INVALID_PARAMS LATEST ten :Invalid limit")]
    [InlineData("LATEST #a * 99999999999999999999", "INVALID_PARAMS LATEST 99999999999999999999 :Invalid limit")]
    [InlineData(":LATEST #a * 10", "INVALID_PARAMS * :Unknown command")]
    [InlineData("LATEST #a *  :", "INVALID_PARAMS LATEST * :Invalid limit")]
    [InlineData("BEFORE #a timestamp=0000-00-00T00:00:00.000Z 10", "INVALID_PARAMS BEFORE timestamp=0000-00-00T00:00:00.000Z :Invalid timestamp")]
    [InlineData("LATEST #a * 0", "INVALID_PARAMS LATEST 0 :Invalid limit")]
    [InlineData("LATEST #a * -5", "INVALID_PARAMS LATEST -5 :Invalid limit")]
    [InlineData("BEFORE #a * 10", "INVALID_PARAMS BEFORE * :Invalid timestamp")]
    [InlineData("BEFORE #a timestamp=yesterday 10", "INVALID_PARAMS BEFORE timestamp=yesterday :Invalid timestamp")]
    [InlineData("BEFORE #a 2026-01-01T00:00:00.000Z 10", "INVALID_PARAMS BEFORE 2026-01-01T00:00:00.000Z :Invalid timestamp")]
    [InlineData("BEFORE #a number=5 10", "INVALID_MSGREFTYPE BEFORE #a number=5 :...")]
    [InlineData("TARGETS msgid=x timestamp=2026-01-01T00:00:00.000Z 10", "INVALID_PARAMS TARGETS msgid=x :...")]
    [InlineData("TARGETS * * 10", "INVALID_PARAMS TARGETS * :Invalid timestamp")]
    public void What_cannot_be_understood_is_refused(string command, string failure)
    {
        var alice = Reader("alice");
        Join("#a", alice);

        Fails(alice, command, failure);
    }

    [Fact]
    public void Without_any_parameter_there_are_too_few()
    {
        var alice = Reader("alice");

        alice.Send("CHATHISTORY");

        alice.Expects(":chaton.local 461 alice CHATHISTORY :Not enough parameters");
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#38")]
    public void More_than_the_maximum_is_never_given()
    {
        using var server = new TestServer(TestServer.Unlimited with { History = new HistoryOptions { MaxMessagesPerRequest = 3, LinesOnJoin = 0 } });
        var alice = server.Connect("alice", Capabilities);
        Join("#a", alice);
        for (var i = 0; i < 5; i++)
        {
            server.Time.Advance(TimeSpan.FromMilliseconds(1));
            alice.Send("PRIVMSG #a :line " + i);
        }

        Assert.Equal(["line 2", "line 3", "line 4"], Texts(Page(alice, "LATEST #a * 2147483647")));
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#33")]
    public void When_the_store_cannot_be_read_it_says_so_and_the_session_goes_on()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        Say(alice, "#a", 1);
        Server.Journal.BeforeRead = _ => throw new JournalException("gone");

        Fails(alice, "LATEST #a * 10", "MESSAGE_ERROR LATEST #a :Messages could not be retrieved");
        Server.Journal.BeforeRead = null;
        Assert.Single(Page(alice, "LATEST #a * 10"));
    }

    [Fact]
    public void A_store_that_hangs_is_not_waited_for_without_end_and_holds_up_nobody_else()
    {
        var (alice, bob) = (Reader("alice"), Server.Connect("bob"));
        Join("#a", alice, bob);
        Say(alice, "#a", 1);
        bob.ReadAll();
        var never = new TaskCompletionSource();
        Server.Journal.BeforeRead = async _ => await never.Task;

        alice.Send("CHATHISTORY LATEST #a * 10", "PING later");
        bob.Send("PING now");
        bob.Expects(":chaton.local PONG chaton.local :now");
        alice.HearsNothing();
        Server.Advance(TimeSpan.FromSeconds(6));

        Server.Run();
        alice.Expects(":chaton.local FAIL CHATHISTORY MESSAGE_ERROR LATEST #a :...");
        alice.Expects(":chaton.local PONG chaton.local :later");
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#33")]
    public void With_history_off_nothing_is_offered_and_nothing_is_read()
    {
        using var server = new TestServer(TestServer.Unlimited with { History = new HistoryOptions { IsEnabled = false } });
        var alice = server.Connect("alice");
        Join("#a", alice);

        alice.Send("CAP REQ :draft/chathistory", "CHATHISTORY LATEST #a * 10");

        alice.Expects(":chaton.local CAP alice NAK :draft/chathistory");
        alice.Expects(":chaton.local NOTICE alice :CHATHISTORY: Messages could not be retrieved");
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#16")]
    [Trait("Spec", "IRCv3/chathistory#22")]
    public void TARGETS_lists_rooms_and_people_by_the_time_of_their_newest_message()
    {
        var (alice, bob, carol) = (Reader("alice"), Reader("bob"), Reader("carol"));
        Join("#a,#b,#quiet", alice);
        var a = Say(alice, "#a", 2);
        var toBob = Say(alice, "bob", 1);
        var b = Say(alice, "#b", 1);
        var fromCarol = Say(carol, "alice", 1);
        const string Start = "timestamp=2020-01-01T00:00:00.000Z";
        const string End = "timestamp=2262-01-01T00:00:00.000Z";

        Assert.Equal([$"#a {a[1].Time}", $"bob {toBob[0].Time}", $"#b {b[0].Time}", $"carol {fromCarol[0].Time}"], Targets(alice, $"{Start} {End} 100"));
        Assert.Equal([$"#a {a[1].Time}", $"bob {toBob[0].Time}"], Targets(alice, $"{Start} {End} 2"));
        Assert.Equal([$"#b {b[0].Time}", $"carol {fromCarol[0].Time}"], Targets(alice, $"{End} {Start} 2"));
        Assert.Equal([$"bob {toBob[0].Time}", $"#b {b[0].Time}"], Targets(alice, $"timestamp={a[1].Time} timestamp={fromCarol[0].Time} 100"));
        Assert.Empty(Targets(alice, $"{Start} timestamp={a[0].Time} 100"));
        Assert.Equal([$"alice {toBob[0].Time}"], Targets(bob, $"{Start} {End} 100"));
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#1")]
    [Trait("Spec", "IRCv3/chathistory#2")]
    [Trait("Spec", "IRCv3/chathistory#3")]
    [Trait("Spec", "IRCv3/chathistory#7")]
    [Trait("Spec", "IRCv3/chathistory#8")]
    public void It_is_announced_under_its_draft_names_with_the_maximum_and_the_references()
    {
        var client = Server.Open();
        client.Send("CAP LS 302", "NICK alice", "USER alice 0 * :alice", "CAP END");

        var heard = client.ReadAll();
        var names = heard.Where(line => line.Contains(" CAP * LS ", StringComparison.Ordinal)).SelectMany(line => line.Split(" :")[1].Split(' ')).ToList();
        Assert.Contains("draft/chathistory", names);
        Assert.Contains("draft/event-playback", names);
        Assert.DoesNotContain("chathistory", names);
        Assert.DoesNotContain("event-playback", names);
        Assert.Contains(heard, line => line.Contains(" 005 ", StringComparison.Ordinal) && line.Contains(" CHATHISTORY=200 ", StringComparison.Ordinal));
        Assert.Contains(heard, line => line.Contains(" 005 ", StringComparison.Ordinal) && line.Contains(" MSGREFTYPES=msgid,timestamp ", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#38")]
    public void It_takes_more_of_the_budget_than_other_commands()
    {
        using var server = new TestServer(TestServer.Unlimited with { Limits = TestServer.Unlimited.Limits with { CommandBurst = 4, CommandsPerSecond = 1 } });
        var alice = server.Open();
        foreach (var line in new[] { "CAP REQ :batch draft/chathistory", "NICK alice", "USER alice 0 * :alice", "CAP END", "JOIN #a" })
        {
            alice.Post(line);
            server.Advance(TimeSpan.FromSeconds(10));
        }

        alice.ReadAll();
        alice.Send("CHATHISTORY LATEST #a * 1", "CHATHISTORY LATEST #a * 1", "CHATHISTORY LATEST #a * 1");

        Assert.Equal(4, alice.ReadAll().Count);
        server.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(2, alice.ReadAll().Count);
    }

    private static string[] Targets(TestClient client, string range)
    {
        client.ReadAll();
        client.Send("CHATHISTORY TARGETS " + range);
        client.Expects(":chaton.local BATCH +... draft/chathistory-targets");
        var lines = client.ReadAll();
        Assert.StartsWith(":chaton.local BATCH -", lines[^1], StringComparison.Ordinal);
        return [.. lines.SkipLast(1).Select(line => line[(line.IndexOf("CHATHISTORY TARGETS ", StringComparison.Ordinal) + 20)..])];
    }
}
