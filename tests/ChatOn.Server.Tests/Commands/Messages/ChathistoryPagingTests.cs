using System.Globalization;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>Pages neither skip nor repeat.</summary>
public sealed class ChathistoryPagingTests : HistoryScenario
{
    [Theory]
    [Trait("Spec", "IRCv3/chathistory#26")]
    [Trait("Spec", "IRCv3/chathistory#27")]
    [InlineData(true, 1000)]
    [InlineData(false, 1000)]
    [InlineData(true, 1)]
    [InlineData(true, 300)]
    [InlineData(false, 300)]
    public void Backwards_while_new_ones_arrive(bool byId, int microsecondsApart)
    {
        var (alice, bob) = (Reader("alice"), Reader("bob"));
        Join("#a", alice, bob);
        var said = Say(alice, "#a", 60, microsecondsApart: microsecondsApart);

        var read = new List<Heard>();
        for (var page = Page(bob, "LATEST #a * 7"); page.Count > 0; page = Page(bob, $"BEFORE #a {Point(read[0], byId)} 7"))
        {
            read.InsertRange(0, page);
            alice.Send("PRIVMSG #a :meanwhile");
        }

        Assert.Equal(said, read);
    }

    [Theory]
    [InlineData(true, 1000)]
    [InlineData(false, 1000)]
    [InlineData(true, 1)]
    [InlineData(true, 300)]
    [InlineData(false, 300)]
    public void Forwards_while_new_ones_arrive(bool byId, int microsecondsApart)
    {
        var (alice, bob) = (Reader("alice"), Reader("bob"));
        Join("#a", alice, bob);
        var said = Say(alice, "#a", 60, microsecondsApart: microsecondsApart);

        var read = new List<Heard>();
        var point = "timestamp=2020-01-01T00:00:00.000Z";
        for (var page = Page(bob, $"AFTER #a {point} 7"); page.Count > 0; page = Page(bob, $"AFTER #a {Point(read[^1], byId)} 7"))
        {
            read.AddRange(page);
            if (read.Count < 50)
                said.AddRange(Say(alice, "#a", 1, "meanwhile", microsecondsApart));
        }

        Assert.Equal(said, read);
    }

    [Fact]
    public void A_millisecond_with_more_messages_than_a_page_is_still_read_whole_by_id()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        var said = Say(alice, "#a", 20, microsecondsApart: 1);

        Assert.Equal(said[17..], Page(alice, "LATEST #a * 3"));
        Assert.Equal(said[14..17], Page(alice, $"BEFORE #a msgid={said[17].Id} 3"));
        Assert.Empty(Page(alice, $"BEFORE #a timestamp={said[17].Time} 3"));
        Assert.Empty(Page(alice, $"AFTER #a timestamp={said[0].Time} 3"));
    }

    [Fact]
    public void A_page_by_time_does_not_part_a_millisecond()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        var first = Say(alice, "#a", 3, "first ", microsecondsApart: 1);
        Server.Time.Advance(TimeSpan.FromMilliseconds(5));
        var second = Say(alice, "#a", 3, "second ", microsecondsApart: 1);

        Assert.Equal(second, Page(alice, "LATEST #a * 4"));
        Assert.Equal(first, Page(alice, $"BEFORE #a timestamp={second[0].Time} 4"));
        Assert.Equal(first, Page(alice, "AFTER #a timestamp=2020-01-01T00:00:00.000Z 5"));
        Assert.Equal(second, Page(alice, $"AFTER #a timestamp={first[2].Time} 5"));
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#25")]
    public void Across_a_restart_they_go_on_where_they_were()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        var said = Say(alice, "#a", 20, microsecondsApart: 300);
        var newest = Page(alice, "LATEST #a * 7");

        Restart();
        var bob = Reader("bob");
        Join("#a", bob);
        var later = Say(bob, "#a", 3, "later ");

        var read = new List<Heard>(newest);
        for (var page = Page(bob, $"BEFORE #a msgid={read[0].Id} 7"); page.Count > 0; page = Page(bob, $"BEFORE #a msgid={read[0].Id} 7"))
            read.InsertRange(0, page);
        Assert.Equal(said, read);
        Assert.Equal(later, Page(bob, $"AFTER #a msgid={said[^1].Id} 10"));
    }

    [Fact]
    public void A_page_is_as_of_its_moment_and_what_comes_after_is_heard_live()
    {
        var (alice, bob) = (Reader("alice"), Reader("bob"));
        Join("#a", alice, bob);
        Say(alice, "#a", 3);
        bob.ReadAll();

        // Nothing of it is durable yet.
        alice.Post("PRIVMSG #a :before");
        Server.RunWithoutJournal();
        bob.Post("CHATHISTORY LATEST #a * 10");
        Server.RunWithoutJournal();
        alice.Post("PRIVMSG #a :after");
        Server.RunWithoutJournal();
        bob.HearsNothing();
        Server.Run();

        var heard = bob.ReadAll();
        var batch = heard.Where(line => line.StartsWith("@batch=", StringComparison.Ordinal)).Select(Heard.Parse);
        var live = heard.Where(line => line.StartsWith("@time=", StringComparison.Ordinal)).Select(Heard.Parse);
        Assert.Equal(["line 0", "line 1", "line 2", "before"], Texts(batch));
        Assert.Equal(["before", "after"], Texts(live));
    }

    [Fact]
    public void Joining_and_paging_in_mid_traffic_neither_skips_nor_repeats()
    {
        var (alice, bob) = (Reader("alice"), Reader("bob"));
        Join("#a", alice);
        var said = 0;

        for (var i = 0; i < 20; i++)
            SayMore();
        bob.Post("JOIN #a");
        Server.RunWithoutJournal();
        SayMore();
        bob.Post("CHATHISTORY LATEST #a * 100");
        Server.RunWithoutJournal();
        SayMore();
        Server.Run();

        var heard = bob.ReadAll();
        var batch = Texts(heard.Where(line => line.StartsWith("@batch=", StringComparison.Ordinal)).Select(Heard.Parse));
        var live = Texts(heard.Where(line => line.Contains("PRIVMSG", StringComparison.Ordinal) && !line.StartsWith("@batch=", StringComparison.Ordinal))
            .Select(Heard.Parse));
        Assert.Equal(Enumerable.Range(0, said).Select(i => i.ToString(CultureInfo.InvariantCulture)), batch.Union(live));
        Assert.Equal(batch.Distinct(), batch);
        Assert.Equal(live.Distinct(), live);
        Assert.Equal("20", live[0]);

        void SayMore()
        {
            alice.Post(string.Create(CultureInfo.InvariantCulture, $"PRIVMSG #a :{said++}"));
            Server.RunWithoutJournal();
        }
    }

    [Fact]
    public void A_page_of_large_messages_comes_as_the_client_reads()
    {
        using var server = new TestServer(TestServer.Unlimited with
        {
            Limits = TestServer.Unlimited.Limits with { SendQueueBytes = 150_000 },
            History = new HistoryOptions { LinesOnJoin = 0, MaxMessagesPerRequest = 200 },
        });
        var (alice, slow) = (server.Connect("alice", Capabilities), server.Connect("slow", Capabilities));
        Join("#a", alice);
        for (var i = 0; i < 200; i++)
        {
            alice.Send(string.Create(CultureInfo.InvariantCulture, $"@+x={new string('y', 3000)} PRIVMSG #a :{i}"));
            alice.ReadAll();
        }

        Join("#a", slow);
        slow.Transport.IsReading = false;
        slow.Send("CHATHISTORY LATEST #a * 200");
        Assert.False(slow.IsClosed);
        slow.ReadAgain();

        Assert.Equal(202, slow.ReadAll().Count);
    }

    private static string Point(Heard message, bool byId) => byId ? "msgid=" + message.Id : "timestamp=" + message.Time;
}
