using System.Globalization;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.History;

public sealed class JoinPlaybackTests() : RoomScenario(NewServer())
{
    [Fact]
    public void Who_joins_sees_the_last_lines_after_the_names_and_before_what_is_said_then()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        Join("#a", alice);
        Say(alice, 5);

        bob.Post("JOIN #a");
        Server.RunWithoutJournal();
        alice.Post("PRIVMSG #a :live");
        Server.Run();

        bob.Expects(":bob!... JOIN #a");
        bob.Expects(":chaton.local 353 ...");
        bob.Expects(":chaton.local 366 ...");
        bob.Expects(":alice!~alice@127.0.0.1 PRIVMSG #a :2");
        bob.Expects(":alice!~alice@127.0.0.1 PRIVMSG #a :3");
        bob.Expects(":alice!~alice@127.0.0.1 PRIVMSG #a :4");
        bob.Expects(":alice!~alice@127.0.0.1 PRIVMSG #a :live");
        bob.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/server-time")]
    public void With_server_time_the_lines_carry_the_time_at_which_they_were_said()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob", "server-time message-tags"));
        Join("#a", alice);
        Say(alice, 1);
        Server.Advance(TimeSpan.FromMinutes(5));

        bob.Send("JOIN #a");

        bob.Expects("@time=2026-01-01T12:05:...");
        bob.Hears("@time=2026-01-01T12:00:00.001Z;msgid=... :alice!... PRIVMSG #a :0");
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#6")]
    public void Clients_that_can_ask_for_it_are_sent_nothing()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob", "draft/chathistory batch"));
        Join("#a", alice);
        Say(alice, 5);

        bob.Send("JOIN #a");

        bob.Hears(":chaton.local 366 ...");
        bob.HearsNothing();
    }

    [Fact]
    public void With_history_off_or_no_lines_nothing_is_sent()
    {
        foreach (var history in new[] { new HistoryOptions { IsEnabled = false }, new HistoryOptions { LinesOnJoin = 0 } })
        {
            using var server = new TestServer(TestServer.Unlimited with { History = history });
            var (alice, bob) = (server.Connect("alice"), server.Connect("bob"));
            Join("#a", alice);
            alice.Send("PRIVMSG #a :hello");

            bob.Send("JOIN #a");

            bob.NeverHears("...hello");
        }
    }

    [Fact]
    public void What_is_still_on_its_way_into_the_store_is_seen_once()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        Join("#a", alice);

        alice.Post("PRIVMSG #a :before");
        Server.RunWithoutJournal();
        bob.Post("JOIN #a");
        Server.RunWithoutJournal();
        alice.Post("PRIVMSG #a :after");
        Server.RunWithoutJournal();
        Server.Run();

        Assert.Equal(["before", "after"], Said(bob));
    }

    [Fact]
    public void A_join_that_is_handled_right_after_another_ones_wait_ended_sees_the_past_before_what_is_said_then()
    {
        var (alice, bob, carol) = (Server.Connect("alice"), Server.Connect("bob"), Server.Connect("carol"));
        Join("#a", alice);
        Say(alice, 3);
        Join("#kept", carol);

        // The second command begins, and waits for its turn, when the first one's turn is released.
        carol.Post("TOPIC #kept :one", "MODE #kept +l 5");
        Server.RunWithoutJournal();
        Server.RunJournal();
        bob.Post("JOIN #a");
        alice.Post("PRIVMSG #a :live");
        Server.Run();

        Assert.Equal(["0", "1", "2", "live"], Said(bob));
    }

    [Fact]
    public void What_the_newcomer_says_at_once_comes_after_the_past_too()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob", "echo-message"));
        Join("#a", alice);
        Say(alice, 3);

        bob.Send("JOIN #a", "PRIVMSG #a :hello");

        Assert.Equal(["0", "1", "2", "hello"], Said(bob));
    }

    [Fact]
    public void Several_rooms_at_once_each_have_their_past_before_anything_new()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        Join("#a,#b", alice);
        alice.Send("PRIVMSG #a :a-past", "PRIVMSG #b :b-past");
        var reads = new Queue<TaskCompletionSource>();
        Server.Journal.BeforeRead = async _ =>
        {
            reads.Enqueue(new TaskCompletionSource());
            await reads.Last().Task;
        };

        bob.Send("JOIN #a,#b");
        alice.Send("PRIVMSG #b :b-live", "PRIVMSG #a :a-live");
        bob.Hears(":chaton.local 366 bob #b ...");
        bob.HearsNothing();
        reads.Dequeue().SetResult();
        Server.Run();
        Assert.Equal(["a-past"], Said(bob));
        reads.Dequeue().SetResult();
        Server.Run();

        Assert.Equal(["b-past", "b-live", "a-live"], Said(bob));
    }

    [Fact]
    public void The_past_of_a_room_comes_after_its_join_whichever_room_the_store_answers_for_first()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        Join("#a,#b", alice);
        alice.Send("PRIVMSG #a :a-past", "PRIVMSG #b :b-past");
        var reads = new Stack<TaskCompletionSource>();
        Server.Journal.BeforeRead = _ =>
        {
            reads.Push(new TaskCompletionSource());
            return new ValueTask(reads.Peek().Task);
        };

        bob.Send("JOIN #a");
        bob.Send("JOIN #b");
        bob.Hears(":chaton.local 366 bob #a ...");
        reads.Pop().SetResult();
        Server.Run();
        bob.HearsNothing();
        reads.Pop().SetResult();
        Server.Run();

        bob.Expects(":alice!... PRIVMSG #a :a-past");
        bob.Expects(":bob!... JOIN #b");
        bob.Hears(":chaton.local 366 bob #b ...");
        bob.Expects(":alice!... PRIVMSG #b :b-past");
    }

    [Fact]
    public void Who_has_left_again_before_the_store_answers_sees_nothing()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        Join("#a", alice);
        Say(alice, 2);
        var read = new TaskCompletionSource();
        Server.Journal.BeforeRead = async _ => await read.Task;

        bob.Send("JOIN #a");
        alice.Send("KICK #a bob");
        read.SetResult();
        Server.Run();

        Assert.Empty(Said(bob));
        bob.Send("PING 1");
        bob.Hears("... PONG ...");
    }

    [Fact]
    public void A_store_that_fails_or_hangs_keeps_nobody_from_the_room()
    {
        var (alice, bob, carol) = (Server.Connect("alice"), Server.Connect("bob"), Server.Connect("carol"));
        Join("#a", alice);
        Say(alice, 2);

        Server.Journal.BeforeRead = _ => throw new JournalException("gone");
        bob.Send("JOIN #a");
        alice.Send("PRIVMSG #a :live");
        Assert.Equal(["live"], Said(bob));

        var never = new TaskCompletionSource();
        Server.Journal.BeforeRead = async _ => await never.Task;
        carol.Send("JOIN #a");
        alice.Send("PRIVMSG #a :for carol");
        Server.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(["for carol"], Said(carol));
    }

    [Fact]
    public void Who_vanishes_before_the_store_answers_leaves_no_error()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        Join("#a", alice);
        Say(alice, 2);
        var read = new TaskCompletionSource();
        Server.Journal.BeforeRead = async _ => await read.Task;

        bob.Send("JOIN #a");
        bob.Disconnect();
        read.SetResult();
        Server.Run();

        Assert.True(bob.IsClosed);
    }

    [Fact]
    public void A_quit_while_lines_are_kept_back_is_still_answered()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        Join("#a", alice);
        Say(alice, 2);
        var never = new TaskCompletionSource();
        Server.Journal.BeforeRead = async _ => await never.Task;

        bob.Send("JOIN #a", "QUIT :bye");

        bob.Hears(":chaton.local ERROR :...");
        Assert.True(bob.IsClosed);
    }

    [Fact]
    public void Words_to_the_operators_are_not_shown_to_who_comes_in()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        Join("#a", alice);
        Say(alice, 1);
        alice.Send("PRIVMSG @#a :secret", "PRIVMSG @#a :secret", "PRIVMSG @#a :secret");

        bob.Send("JOIN #a");

        Assert.Equal(["0"], Said(bob));
    }

    [Fact]
    public void A_label_stays_on_the_answer_and_the_past_comes_after_it()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob", "batch labeled-response"));
        Join("#a", alice);
        Say(alice, 1);

        bob.Send("@label=j JOIN #a");

        bob.Hears(":chaton.local BATCH -...");
        bob.Expects(":chaton.local BATCH +... chathistory #a");
        bob.Expects("@batch=... :alice!... PRIVMSG #a :0");
        bob.Expects(":chaton.local BATCH -...");
        bob.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory-batch#1")]
    [Trait("Spec", "IRCv3/chathistory-batch#2")]
    [Trait("Spec", "IRCv3/chathistory-batch#3")]
    public void With_batches_the_past_of_a_room_comes_in_one_with_the_times_at_which_it_was_said()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob", "batch server-time"));
        Join("#a", alice);
        Say(alice, 2);
        alice.Send("NOTICE #a :psst");
        Server.Advance(TimeSpan.FromMinutes(5));

        bob.Send("JOIN #a");

        var reference = bob.Hears(":chaton.local BATCH +... chathistory #a").Split(' ')[2][1..];
        bob.Expects($"@batch={reference};time=2026-01-01T12:00:00.001Z :alice!... PRIVMSG #a :0");
        bob.Expects($"@batch={reference};time=2026-01-01T12:00:00.002Z :alice!... PRIVMSG #a :1");
        bob.Expects($"@batch={reference};time=2026-01-01T12:00:00.002Z :alice!... NOTICE #a :psst");
        bob.Expects($":chaton.local BATCH -{reference}");
        bob.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/znc-playback#1")]
    public void Clients_of_ZNC_ask_themselves()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob", "znc.in/playback"));
        Join("#a", alice);
        Say(alice, 5);

        bob.Send("JOIN #a");

        bob.Hears("... 366 ...");
        bob.HearsNothing();
    }

    private static TestServer NewServer() => new(TestServer.Unlimited with { History = new HistoryOptions { LinesOnJoin = 3 } });

    private static string[] Said(TestClient client) =>
        [.. client.ReadAll().Where(line => line.Contains(" PRIVMSG #", StringComparison.Ordinal)).Select(line => line[(line.LastIndexOf(" :", StringComparison.Ordinal) + 2)..])];

    private void Say(TestClient client, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Server.Time.Advance(TimeSpan.FromMilliseconds(1));
            client.Send(string.Create(CultureInfo.InvariantCulture, $"PRIVMSG #a :{i}"));
        }
    }
}
