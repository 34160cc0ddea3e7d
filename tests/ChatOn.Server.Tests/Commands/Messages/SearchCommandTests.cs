using System.Globalization;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>Searching what was said.</summary>
public sealed class SearchCommandTests : HistoryScenario
{
    private const string Searching = Capabilities + " soju.im/search";

    [Fact]
    [Trait("Spec", "IRCv3/search#3")]
    [Trait("Spec", "IRCv3/search#5")]
    [Trait("Spec", "IRCv3/search#6")]
    [Trait("Spec", "IRCv3/search#7")]
    [Trait("Spec", "IRCv3/search#8")]
    [Trait("Spec", "IRCv3/search#9")]
    [Trait("Spec", "IRCv3/search#10")]
    [Trait("Spec", "IRCv3/search#12")]
    public void Words_are_found_in_rooms_and_conversations_in_the_order_in_which_they_were_said()
    {
        var (alice, bob) = (Reader("alice"), Reader("bob"));
        Join("#a,#b", alice);
        Join("#a", bob);
        var first = Say(alice, "#a", 1, "The quick fox ");
        var second = Say(bob, "alice", 1, "quick, FOX! ");
        var third = Say(alice, "#b", 1, "fox, quick ");
        bob.Send("NOTICE #a :a fox alone", "@+x=quick;+y=fox TAGMSG #a");
        Say(bob, "#a", 1, "foxes are quick ");

        Assert.Equal([.. first, .. second, .. third], Found(alice, @"text=quick\sfox"));
        Assert.Equal(first, Found(alice, "text=fox;in=#a;from=ALICE"));
        Assert.Equal(second, Found(alice, "text=fox;in=bob"));
        Assert.Equal([.. second, .. third], Found(alice, "text=quick fox;limit=2"));
        Assert.Equal(["a fox alone"], Texts(Found(alice, "text=ALONE;in=#A")));
        Assert.Empty(Found(alice, "text=nowhere"));
        Assert.Empty(Found(alice, "text=fo"));
    }

    [Fact]
    [Trait("Spec", "IRCv3/search#11")]
    [Trait("Spec", "IRCv3/search#12")]
    public void Times_include_their_ends_and_with_after_the_oldest_are_given()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        var said = Say(alice, "#a", 6, "word ");

        Assert.Equal(said[2..5], Found(alice, $"after={said[2].Time};before={said[4].Time};text=word"));
        Assert.Equal(said[2..4], Found(alice, $"after={said[2].Time};text=word;limit=2"));
        Assert.Equal(said[3..5], Found(alice, $"before={said[4].Time};text=word;limit=2"));
        Assert.Equal(said[2..4], Found(alice, $"after={said[2].Time};in=#a;limit=2"));
        Assert.Equal(said[3..5], Found(alice, $"before={said[4].Time};limit=2"));
        Assert.Equal(said, Found(alice, "from=alice"));
        Assert.Empty(Found(alice, "before=2010-01-01T00:00:00.000Z;in=#a"));
    }

    [Fact]
    [Trait("Spec", "IRCv3/search#1")]
    [Trait("Spec", "IRCv3/search#4")]
    public void A_label_stands_on_the_batch_and_without_batches_the_lines_come_bare()
    {
        var (alice, bob) = (Reader("alice"), Server.Connect("bob", "soju.im/search"));
        Join("#a", alice, bob);
        Say(alice, "#a", 1);
        bob.ReadAll();

        alice.Send("@label=s SEARCH text=nothing", "@label=t SEARCH in=#nowhere");
        bob.Send("SEARCH text=line");

        alice.Expects("@label=s :chaton.local BATCH +... soju.im/search");
        alice.Expects(":chaton.local BATCH -...");
        alice.Expects("@label=t :chaton.local FAIL SEARCH INVALID_PARAMS in :Invalid parameters");
        bob.Expects(":alice!~alice@127.0.0.1 PRIVMSG #a :line 0");
        bob.HearsNothing();
    }

    [Theory]
    [Trait("Spec", "IRCv3/search#13")]
    [InlineData("text=x;limit=0", "limit")]
    [InlineData("text=x;limit=-1", "limit")]
    [InlineData("text=x;limit=99999999999999999999", "limit")]
    [InlineData("text=x;limit=ten", "limit")]
    [InlineData("text=x;limit=", "limit")]
    [InlineData("after=yesterday", "after")]
    [InlineData("before=2026-13-01T00:00:00.000Z", "before")]
    [InlineData("text=x;regex=(a+)+", "regex")]
    [InlineData("in=#nowhere;text=x", "in")]
    [InlineData("in=;text=x", "in")]
    [InlineData(";;;", "*")]
    [InlineData(":a b=c", "a b")]
    [InlineData("text=a more", "*")]
    public void What_cannot_be_understood_is_refused(string attributes, string which)
    {
        var alice = Reader("alice");
        Join("#a", alice);

        alice.Send("SEARCH " + attributes);

        alice.Expects($":chaton.local FAIL SEARCH INVALID_PARAMS {(which.Contains(' ', StringComparison.Ordinal) ? "*" : which)} :Invalid parameters");
        alice.HearsNothing();
    }

    [Fact]
    public void Without_any_attribute_there_are_too_few()
    {
        var alice = Reader("alice");

        alice.Send("SEARCH");

        alice.Expects(":chaton.local 461 alice SEARCH :Not enough parameters");
    }

    [Fact]
    public void An_unknown_and_a_forbidden_place_get_the_same_answer_at_once()
    {
        var (alice, mallory, kicked, banned) = (Reader("alice"), Reader("mallory"), Reader("kicked"), Reader("banned"));
        Join("#a", alice, kicked, banned);
        Say(alice, "#a", 1, "secret ");
        alice.Send("KICK #a kicked", "MODE #a +b banned!*@*");
        Server.Journal.BeforeRead = _ => throw new InvalidOperationException("It is not even looked.");

        foreach (var (client, place) in new[] { (mallory, "#a"), (mallory, "#nowhere"), (mallory, "nobody"), (kicked, "#a"), (banned, "#a") })
        {
            client.ReadAll();
            client.Send($"SEARCH text=secret;in={place}");
            client.Expects(":chaton.local FAIL SEARCH INVALID_PARAMS in :Invalid parameters");
            client.HearsNothing();
        }
    }

    [Fact]
    public void Everywhere_is_where_the_asker_may_read_and_nowhere_else()
    {
        var (alice, mallory, kicked, banned) = (Reader("alice"), Reader("mallory"), Reader("kicked"), Reader("banned"));
        Join("#a", alice, kicked, banned);
        Join("#m", mallory);
        Say(alice, "#a", 1, "secret ");
        Say(alice, "kicked", 1, "secret to one ");
        alice.Send("KICK #a kicked", "MODE #a +b banned!*@*", "PRIVMSG @#a :secret of operators");

        Assert.Equal(3, Found(alice, "text=secret").Count);
        Assert.Empty(Found(mallory, "text=secret"));
        Assert.Empty(Found(banned, "text=secret"));
        Assert.Equal(["secret to one 0"], Texts(Found(kicked, "text=secret")));
        Join("#a", mallory);
        Assert.Equal(["secret 0"], Texts(Found(mallory, "text=secret")));
    }

    [Fact]
    public void What_was_redacted_or_trimmed_is_not_found()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        var said = Say(alice, "#a", 3, "secret ");
        Redact("#a", TimeOf(said[1]));

        Assert.Equal([said[0], said[2]], Found(alice, "text=secret"));
        Assert.Equal([said[0], said[2]], Found(alice, "in=#a"));
        Server.Journal.Commit([new HistoryTrimmed(RoomId("#a"), TimeOf(said[2]))]);
        Assert.Equal([said[2]], Found(alice, "text=secret"));
    }

    [Fact]
    public void Who_is_kicked_while_it_is_searched_finds_nothing()
    {
        var (alice, mallory) = (Reader("alice"), Reader("mallory"));
        Join("#a", alice, mallory);
        Say(alice, "#a", 2, "secret ");
        mallory.ReadAll();
        var reading = new TaskCompletionSource();
        Server.Journal.BeforeRead = async _ => await reading.Task;

        mallory.Send("SEARCH text=secret");
        alice.Send("KICK #a mallory");
        reading.SetResult();
        Server.Run();

        mallory.Expects("... KICK #a mallory :alice");
        mallory.Expects(":chaton.local BATCH +... soju.im/search");
        mallory.Expects(":chaton.local BATCH -...");
        mallory.HearsNothing();
    }

    [Fact]
    public void It_is_as_of_its_turn_and_the_next_one_waits_for_it()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        Say(alice, "#a", 1, "word ");
        var reading = new TaskCompletionSource();
        var reads = 0;
        Server.Journal.BeforeRead = async _ =>
        {
            reads++;
            await reading.Task;
        };

        alice.Send("SEARCH text=word", "SEARCH text=word");
        Join("#a", Reader("bob"));
        Assert.Equal(1, reads);
        Keep("#a", (time, id) => new ChatOn.Server.Events.Messaged(
            Whoever("bob"), time, id, "#a", ChatOn.Server.Events.MessageKind.Privmsg, "word later"u8.ToArray(), default));
        Server.Journal.BeforeRead = null;
        reading.SetResult();
        Server.Run();

        var lines = alice.ReadAll().Where(line => line.Contains("PRIVMSG", StringComparison.Ordinal)).ToList();
        Assert.Equal(["word 0", "word 0"], Texts(lines.Select(Heard.Parse)).Where(text => text != "word later"));
    }

    [Fact]
    [Trait("Spec", "IRCv3/search#14")]
    public void When_the_store_cannot_be_read_or_hangs_it_says_so()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        Server.Journal.BeforeRead = _ => throw new JournalException("gone");

        alice.Send("SEARCH text=word");
        alice.Expects(":chaton.local FAIL SEARCH INTERNAL_ERROR :The search could not be run");

        var never = new TaskCompletionSource();
        Server.Journal.BeforeRead = async _ => await never.Task;
        alice.Send("SEARCH text=word");
        alice.HearsNothing();
        Server.Advance(TimeSpan.FromSeconds(6));
        alice.Expects(":chaton.local FAIL SEARCH INTERNAL_ERROR :The search could not be run");
    }

    [Fact]
    public void Work_is_bounded_however_much_there_is_and_then_what_was_found_is_given()
    {
        using var server = new TestServer(TestServer.Unlimited with { History = new HistoryOptions { LinesOnJoin = 0, SearchedEntries = 1000 } });
        var alice = server.Connect("alice", Searching);
        Join("#a", alice);
        alice.Send("PRIVMSG #a :needle of old");
        for (var i = 0; i < 1500; i++)
            alice.Send("PRIVMSG #a :hay");
        alice.Send("NICK other", "PRIVMSG #a :needle of now");
        var reads = 0;
        server.Journal.BeforeRead = _ =>
        {
            reads++;
            return ValueTask.CompletedTask;
        };

        Assert.Equal(["needle of now"], Texts(Found(alice, "in=#a;from=other")));
        Assert.Equal(2, reads);
        Assert.Equal(["needle of old", "needle of now"], Texts(Found(alice, "text=needle")));
    }

    [Fact]
    public void Many_words_none_and_much_text_are_taken_or_refused()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        Say(alice, "#a", 1);

        Assert.Empty(Found(alice, "text=!!!"));
        Assert.Single(Found(alice, "text=;in=#a"));
        Assert.Single(Found(alice, "text=" + string.Join(' ', Enumerable.Repeat("line", 90))));
        alice.Send("SEARCH :text=" + string.Join(' ', Enumerable.Range(0, 10_000)));
        alice.Expects(":chaton.local 417 ...");
        alice.Send("SEARCH :text=" + string.Join(' ', Enumerable.Range(0, 100).Select(i => i.ToString(CultureInfo.InvariantCulture))));
        alice.Expects(":chaton.local FAIL SEARCH INVALID_PARAMS text :Invalid parameters");
    }

    [Fact]
    [Trait("Spec", "IRCv3/search#12")]
    public void No_more_than_the_configured_number_is_given()
    {
        using var server = new TestServer(TestServer.Unlimited with { History = new HistoryOptions { LinesOnJoin = 0, MaxSearchResults = 2 } });
        var alice = server.Connect("alice", Searching);
        Join("#a", alice);
        alice.Send("PRIVMSG #a :word 1", "PRIVMSG #a :word 2", "PRIVMSG #a :word 3");

        Assert.Equal(["word 2", "word 3"], Texts(Found(alice, "text=word;limit=2147483647")));
        Assert.Equal(["word 2", "word 3"], Texts(Found(alice, "text=word")));
    }

    [Fact]
    [Trait("Spec", "IRCv3/search#2")]
    public void With_history_off_it_is_not_offered_and_finds_nothing()
    {
        using var server = new TestServer(TestServer.Unlimited with { History = new HistoryOptions { IsEnabled = false } });
        var alice = server.Connect("alice");

        alice.Send("CAP REQ :soju.im/search", "SEARCH text=x");

        alice.Expects(":chaton.local CAP alice NAK :soju.im/search");
        alice.Expects(":chaton.local NOTICE alice :SEARCH: The search could not be run");
    }

    private new TestClient Reader(string nick) => Server.Connect(nick, Searching);

    private static List<Heard> Found(TestClient client, string attributes)
    {
        client.ReadAll();
        client.Send("SEARCH :" + attributes);
        var reference = client.Expects(":chaton.local BATCH +... soju.im/search").Split(' ')[2][1..];
        var lines = client.ReadAll();
        Assert.Equal($":chaton.local BATCH -{reference}", lines[^1]);
        return [.. lines.SkipLast(1).Select(Heard.Parse)];
    }
}
