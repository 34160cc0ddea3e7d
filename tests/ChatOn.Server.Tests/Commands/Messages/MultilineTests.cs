using ChatOn.Server.State;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>How messages of several lines are sent and heard: https://ircv3.net/specs/extensions/multiline</summary>
public sealed class MultilineTests : MultilineScenario
{
    private static readonly string[] Poem =
    [
        " PRIVMSG #a hello", " PRIVMSG #a :", " privmsg #A :how is ", ";draft/multiline-concat PRIVMSG #a :everyone?",
    ];

    [Fact]
    [Trait("Spec", "IRCv3/batch#1")]
    [Trait("Spec", "IRCv3/multiline#3")]
    [Trait("Spec", "IRCv3/multiline#25")]
    public void The_limits_are_the_value_of_the_capability()
    {
        var client = Server.Open();

        client.Send("CAP LS 302");

        var offered = string.Join(' ', client.ReadAll()).Split(' ', ':');
        Assert.Contains("draft/multiline=max-bytes=16384,max-lines=100", offered);
        Assert.Contains("batch", offered);
    }

    [Fact]
    [Trait("Spec", "IRCv3/multiline#1")]
    [Trait("Spec", "IRCv3/multiline#5")]
    [Trait("Spec", "IRCv3/multiline#8")]
    [Trait("Spec", "IRCv3/multiline#10")]
    [Trait("Spec", "IRCv3/multiline#14")]
    [Trait("Spec", "IRCv3/batch#2")]
    [Trait("Spec", "IRCv3/batch#3")]
    [Trait("Spec", "IRCv3/batch#4")]
    [Trait("Spec", "IRCv3/batch#6")]
    [Trait("Spec", "IRCv3/batch#8")]
    public void Who_knows_them_hears_a_batch_with_the_lines_as_they_were_sent()
    {
        var (alice, bob) = (Server.Connect("alice", Capable), Server.Connect("bob", All));
        Join("#a", alice, bob);

        alice.Send(["@+typing=done;+x BATCH +1 draft/multiline #a", .. Batch("#a", Poem)[1..]]);

        var start = bob.Expects("@time=...;msgid=...;+typing=done;+x :alice!~alice@127.0.0.1 BATCH +... draft/multiline #a");
        var id = start.Split("msgid=")[1][..22];
        Assert.Contains($" BATCH +{id} ", start, StringComparison.Ordinal);
        bob.Expects($"@batch={id} :alice!~alice@127.0.0.1 PRIVMSG #a :hello");
        bob.Expects($"@batch={id} :alice!~alice@127.0.0.1 PRIVMSG #a :");
        bob.Expects($"@batch={id} :alice!~alice@127.0.0.1 PRIVMSG #a :how is ");
        bob.Expects($"@batch={id};draft/multiline-concat :alice!~alice@127.0.0.1 PRIVMSG #a :everyone?");
        bob.Expects($"BATCH -{id}");
        bob.HearsNothing();
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/multiline#12")]
    [Trait("Spec", "IRCv3/multiline#13")]
    [Trait("Spec", "IRCv3/multiline#14")]
    [Trait("Spec", "IRCv3/multiline#15")]
    [Trait("Spec", "IRCv3/multiline#22")]
    public void Others_hear_the_lines_one_by_one_without_the_blank_ones_and_the_id_once()
    {
        var (alice, bob) = (Server.Connect("alice", Capable), Server.Connect("bob", "message-tags server-time batch"));
        Join("#a", alice, bob);

        alice.Send(["@+x=y BATCH +1 draft/multiline #a", "@batch=1 PRIVMSG #a :", .. Batch("#a", Poem)[1..]]);

        bob.Expects("@time=2026-01-01T12:00:00.000Z;msgid=...;+x=y :alice!~alice@127.0.0.1 PRIVMSG #a :hello");
        bob.Expects("@time=2026-01-01T12:00:00.000Z :alice!~alice@127.0.0.1 PRIVMSG #a :how is ");
        bob.Expects("@time=2026-01-01T12:00:00.000Z :alice!~alice@127.0.0.1 PRIVMSG #a :everyone?");
        bob.HearsNothing();
    }

    [Fact]
    public void Classic_clients_read_lines()
    {
        var (alice, line, old) = (Server.Connect("alice", Capable), Server.ConnectLine("lina"), Server.ConnectOld("olga"));
        Join("#lobby", alice);
        Server.Pause();
        line.ReceiveAll();
        old.Wait();
        old.TakePrinted();
        var room = "";
        Server.OnLoop(() => room = Server.World.RoomsOf(Server.World.FindUser("lina")!).Single().Name);
        Join(room, alice);
        Server.Pause();
        line.ReceiveAll();
        old.Wait();
        old.TakePrinted();
        var rest = new string('x', 480);

        alice.Send(Batch(
            room, $" PRIVMSG {room} :one", $" PRIVMSG {room} :", $" PRIVMSG {room} :two ", $";draft/multiline-concat PRIVMSG {room} :{rest}",
            $";draft/multiline-concat PRIVMSG {room} :{rest}", $" PRIVMSG {room} :lina: three"));
        old.Wait();

        var read = line.ReceiveAll().TrimEnd('\n').Split('\n');
        Assert.All(read, text => Assert.StartsWith("alice: ", text, StringComparison.Ordinal));
        Assert.Equal("onetwo " + rest + rest + "lina: three", string.Concat(read.Select(text => text["alice: ".Length..])));
        Assert.All(old.TakePrinted().SelectMany(printed => printed.Split('\n')), printed => Assert.StartsWith("alice: ", printed, StringComparison.Ordinal));
        old.Connection.AssertOldCanReadAll();
    }

    [Fact]
    [Trait("Spec", "IRCv3/multiline#23")]
    [Trait("Spec", "IRCv3/labeled-response")]
    [Trait("Spec", "IRCv3/echo-message")]
    public void The_echo_is_a_batch_that_carries_the_label_at_its_start_only()
    {
        var alice = Server.Connect("alice", All);
        Join("#a", alice);

        alice.Send(["@label=l BATCH +1 draft/multiline #a", .. Batch("#a", Poem)[1..]]);

        var lines = HeardBy(alice, "#a", "@label=l;time=...;msgid=... ");
        Assert.Equal(4, lines.Length);
        Assert.DoesNotContain(lines, line => line.Contains("label", StringComparison.Ordinal));
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/labeled-response")]
    public void Without_an_echo_a_label_gets_its_ACK_when_all_is_stored()
    {
        var alice = Server.Connect("alice", Capable + " labeled-response");
        Join("#a", alice);

        alice.Post(["@label=l BATCH +1 draft/multiline #a", .. Batch("#a", Poem)[1..]]);
        Server.RunWithoutJournal();
        alice.HearsNothing();
        Server.Run();

        alice.Expects("@label=l :chaton.local ACK");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/labeled-response")]
    public void An_echo_without_the_batches_of_lines_is_a_labelled_batch()
    {
        var alice = Server.Connect("alice", Capabilities + " draft/multiline");
        Join("#a", alice);

        alice.Send(["@label=l BATCH +1 draft/multiline #a", .. Batch("#a", Poem)[1..^1], "PING x"]);
        alice.Expects(":chaton.local PONG ...");
        alice.Send("@label=m BATCH -1");

        HeardBy(alice, "#a", "@label=l;time=...;msgid=... ");
        alice.Expects("@label=m :chaton.local ACK");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/batch#9")]
    public void Inside_another_batch_start_and_end_carry_its_tag_and_the_lines_their_own()
    {
        var (alice, bob) = (Server.Connect("alice", All), Server.Connect("bob"));
        Join("#a", alice, bob);
        bob.Send("AWAY :out");

        alice.Send(["@label=l BATCH +1 draft/multiline bob", .. Said("bob", "one", "two")[1..]]);

        var outer = alice.Expects("@label=l :chaton.local BATCH +r... labeled-response").Split('+')[1].Split(' ')[0];
        var lines = HeardBy(alice, "bob", $"@batch={outer};time=...;msgid=... ", $"@batch={outer} ");
        Assert.Equal([" :alice!~alice@127.0.0.1 PRIVMSG bob :one", " :alice!~alice@127.0.0.1 PRIVMSG bob :two"], lines);
        alice.Expects($"@batch={outer} :chaton.local 301 alice bob :out");
        alice.Expects($":chaton.local BATCH -{outer}");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/batch#9")]
    [Trait("Spec", "IRCv3/chathistory")]
    public void A_page_of_history_holds_them_as_they_were_said_also_after_a_restart()
    {
        var (alice, bob) = (Server.Connect("alice", All), Server.Connect("bob", Capabilities));
        Join("#a", alice, bob);
        alice.Send("PRIVMSG #a :before");
        alice.Send(["@+x=y BATCH +1 draft/multiline #a", .. Batch("#a", Poem)[1..]]);
        alice.Expects("... :before");
        var live = alice.ReadAll();
        bob.Expects("... :before");
        var apart = bob.ReadAll();

        foreach (var isAfter in new[] { false, true })
        {
            if (isAfter)
            {
                Restart();
                (alice, bob) = (Server.Connect("alice", All), Server.Connect("bob", Capabilities));
                Join("#a", alice, bob);
            }

            alice.Send("CHATHISTORY LATEST #a * 10");
            bob.Send("CHATHISTORY LATEST #a * 10");
            Assert.Equal(live, Past(alice));
            Assert.Equal(apart, Past(bob));
        }
    }

    [Fact]
    public void They_are_played_to_who_joins_and_cannot_ask()
    {
        Server.OnLoop(() => { });
        Restart(TestServer.Unlimited with { History = new HistoryOptions { LinesOnJoin = 4 } });
        var alice = Server.Connect("alice", Capable);
        Join("#a", alice);
        alice.Send("PRIVMSG #a :zero", "PRIVMSG #a :minus one");
        alice.Send(Said("#a", "one", "two"));
        alice.Send("PRIVMSG #a :three");
        var (bob, carol, dan) = (Server.Connect("bob"), Server.Connect("carol", Capable), Server.ConnectLine("dan"));

        bob.Send("JOIN #a");
        carol.Send("JOIN #a");
        dan.ReceiveAll();
        dan.Send("/join #a\n");

        Assert.Equal(["minus one", "one", "two", "three"], bob.ReadAll().Where(line => line.Contains("PRIVMSG", StringComparison.Ordinal)).Select(line => line.Split(" :")[1]));
        carol.Hears("... PRIVMSG #a :minus one");
        Assert.Equal(2, HeardBy(carol, "#a", "@batch=... ", "@batch=... ").Length);
        carol.Expects("... PRIVMSG #a :three");
        Server.Pause();
        Assert.Contains("alice: one\n", dan.ReceiveAll(), StringComparison.Ordinal);
    }

    [Fact]
    public void To_a_person_it_is_one_message_for_all_devices_of_both_and_answered_with_the_absence()
    {
        var (alice, bob) = (Server.Connect("alice", All), Server.Connect("bob", All));
        bob.Send("AWAY :out");
        bob.ReadAll();

        alice.Send(Said("bob", "one", "two"));

        Assert.Equal(2, HeardBy(alice, "bob", "@time=...;msgid=... ").Length);
        alice.Expects(":chaton.local 301 alice bob :out");
        Assert.Equal(2, HeardBy(bob, "bob", "@time=...;msgid=... ").Length);
        alice.Send(Said("alice", "to", "me"));
        HeardBy(alice, "alice", "@time=...;msgid=... ");
        HeardBy(alice, "alice", "@time=...;msgid=... ");
        alice.HearsNothing();
    }

    [Fact]
    public void To_a_rank_only_the_rank_hears_it()
    {
        var (alice, bob, carol) = (Server.Connect("alice", All), Server.Connect("bob", All), Server.Connect("carol", All));
        Join("#a", alice, bob, carol);
        Give("bob", "#a", Roles.Voice);

        carol.Send(Said("+#a", "one", "two"));

        HeardBy(bob, "+#a", "@time=...;msgid=... ");
        HeardBy(carol, "+#a", "@time=...;msgid=... ");
        carol.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/multiline#24")]
    public void Its_capabilities_may_be_asked_for_in_any_order()
    {
        var (alice, bob) = (Server.Connect("alice", "draft/multiline"), Server.Connect("bob", Capable));
        Join("#a", alice, bob);

        alice.Send("CAP REQ :batch");
        alice.Send(Said("#a", "one"));

        HeardBy(bob, "#a");
    }

    [Fact]
    public void NOTICE_lines_are_a_notice()
    {
        var (alice, bob) = (Server.Connect("alice", Capable), Server.Connect("bob", Capable));
        Join("#a", alice, bob);

        alice.Send(Batch("#a", " NOTICE #a :one", " notice #a :two"));
        alice.Send(Batch("nobody", " NOTICE nobody :one"));

        Assert.Equal([" :alice!~alice@127.0.0.1 NOTICE #a :one", " :alice!~alice@127.0.0.1 NOTICE #a :two"], HeardBy(bob, "#a"));
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "ChatOn/client-id")]
    public void With_an_id_of_its_own_it_is_said_once()
    {
        var (alice, bob) = (Server.Connect("alice", All), Server.Connect("bob", Capable));
        Join("#a", alice, bob);

        alice.Send(["@chaton/client-id=m1 BATCH +1 draft/multiline #a", .. Said("#a", "one", "two")[1..]]);
        var first = alice.ReadAll();
        alice.Send(["@chaton/client-id=m1 BATCH +1 draft/multiline #a", .. Said("#a", "one", "two")[1..]]);

        Assert.Equal(first, alice.ReadAll());
        Assert.Contains("chaton/client-id=m1", first[0], StringComparison.Ordinal);
        HeardBy(bob, "#a");
        bob.HearsNothing();
        alice.Send("@chaton/client-id=!! BATCH +1 draft/multiline #a", "@batch=1 PRIVMSG #a :x", "BATCH -1");
        alice.Expects(":chaton.local FAIL BATCH INVALID_CLIENT_ID :...");
    }

    [Fact]
    public void What_cannot_be_stored_nobody_sees_and_its_sender_hears_that_once()
    {
        var (alice, bob, carol) = (Server.Connect("alice", All), Server.Connect("bob"), Server.Connect("carol", Capabilities + " draft/multiline"));
        Join("#a", alice, bob, carol);
        Server.Journal.BeforeCommit = () => new JournalException("full");

        alice.Send(["@label=l BATCH +1 draft/multiline #a", .. Said("#a", "one", "two")[1..]]);
        carol.Send("CAP REQ :-draft/multiline");
        carol.ReadAll();
        Server.Journal.BeforeCommit = null;

        alice.Expects("@label=l :chaton.local FAIL BATCH MESSAGE_NOT_STORED #a :...");
        alice.HearsNothing();
        bob.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-ids")]
    public void It_is_one_entry_of_the_history_with_one_id()
    {
        var (alice, bob) = (Server.Connect("alice", Capable), Reader("bob"));
        Join("#a", alice, bob);
        var stored = new List<HistoryRecord>();
        Server.Journal.Stored = records => stored.AddRange(records.OfType<HistoryRecord>());

        alice.Send(Said("#a", "one", "", "three"));

        var body = System.Text.Encoding.UTF8.GetString(Assert.Single(stored).Body.Span);
        Assert.Equal("@chaton/cuts :alice!~alice@127.0.0.1 PRIVMSG #a :one\n\nthree", body);
        Assert.Equal("one\n\nthree", body[stored[0].TextAt!.Value..]);
    }

    [Fact]
    [Trait("Spec", "IRCv3/batch#10")]
    public void One_line_is_a_batch_too()
    {
        var (alice, bob) = (Server.Connect("alice", Capable), Server.Connect("bob", Capable));
        Join("#a", alice, bob);

        alice.Send(Batch("#a", ";draft/multiline-concat PRIVMSG #a :only"));

        Assert.Equal([" :alice!~alice@127.0.0.1 PRIVMSG #a :only"], HeardBy(bob, "#a"));
    }

    [Fact]
    public void A_line_too_long_to_be_relayed_with_its_source_is_cut_in_two_and_nothing_is_lost()
    {
        var (alice, bob, carol) = (Server.Connect("alice", Capable), Server.Connect("bob", Capable), Server.Connect("carol"));
        Join("#a", alice, bob, carol);
        var text = string.Concat(Enumerable.Repeat("é", 247));

        alice.Send(Said("#a", text, "end"));

        var lines = HeardBy(bob, "#a");
        Assert.Equal(3, lines.Length);
        Assert.StartsWith(";draft/multiline-concat ", lines[1], StringComparison.Ordinal);
        Assert.Equal(text, lines[0].Split(" :")[2] + lines[1].Split(" :")[2]);
        Assert.Equal(text + "end", string.Concat(carol.ReadAll().Select(line => line.Split(" :")[1])));
    }

    // The lines of the second message of a page, without the tag of the page.
    private static IEnumerable<string> Past(TestClient client)
    {
        var page = client.Expects("... chathistory #a").Split('+')[1].Split(' ')[0];
        var lines = client.ReadAll();
        Assert.Equal($":chaton.local BATCH -{page}", lines[^1]);
        return lines.Skip(1).SkipLast(1).Select(line => line
            .Replace($"@batch={page};", "@", StringComparison.Ordinal).Replace($"@batch={page} ", "", StringComparison.Ordinal));
    }
}
