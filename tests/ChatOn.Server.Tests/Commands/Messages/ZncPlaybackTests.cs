using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>The playback that clients of ZNC ask for.</summary>
public sealed class ZncPlaybackTests() : RoomScenario(new TestServer(TestServer.Unlimited with { History = new HistoryOptions { LinesOnJoin = 3 } }))
{
    private const string Capabilities = "znc.in/playback znc.in/self-message batch";

    [Fact]
    [Trait("Spec", "IRCv3/znc-playback#1")]
    [Trait("Spec", "IRCv3/znc-playback#3")]
    [Trait("Spec", "IRCv3/znc-playback#4")]
    public void It_is_played_what_it_asks_for_and_nothing_by_itself()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob", Capabilities));
        Join("#a,#b", alice);
        Say(alice, "#a", 2);
        Say(alice, "#b", 1);
        bob.Send("JOIN #a,#b");
        bob.NeverHears("... PRIVMSG ...");
        Say(alice, "bob", 1);
        bob.ReadAll();

        bob.Send("PRIVMSG *playback :PLAY * 0");

        bob.Expects(":chaton.local BATCH +... chathistory alice");
        bob.Expects("@batch=...;time=2026-... :alice!... PRIVMSG bob :0");
        bob.Expects(":chaton.local BATCH -...");
        bob.Expects(":chaton.local BATCH +... chathistory #b");
        bob.Expects("@batch=...;time=2026-... :alice!... PRIVMSG #b :0");
        bob.Expects(":chaton.local BATCH -...");
        bob.Expects(":chaton.local BATCH +... chathistory #a");
        bob.Expects("@batch=...;time=2026-... :alice!... PRIVMSG #a :0");
        bob.Expects("@batch=...;time=2026-... :alice!... PRIVMSG #a :1");
        bob.Expects(":chaton.local BATCH -...");
        bob.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/znc-playback#2")]
    public void Every_event_carries_its_time_though_server_time_was_not_asked_for()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob", "znc.in/playback"));
        Join("#a", alice, bob);

        alice.Send("PRIVMSG #a :now");

        bob.Expects("@time=2026-01-01T12:00:... :alice!... PRIVMSG #a :now");
    }

    [Fact]
    [Trait("Spec", "IRCv3/znc-playback#3")]
    public void Buffers_are_masks_and_times_are_seconds_from_exclusive_to_inclusive()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob", "znc.in/playback"));
        Join("#aa,#ab,#b", alice);
        Join("#aa,#ab,#b", bob);
        var start = Seconds();
        Say(alice, "#aa", 4);
        Say(alice, "#ab", 1);
        Say(alice, "#b", 1);

        Assert.Equal(["#ab 0", "#aa 0", "#aa 1", "#aa 2", "#aa 3"], Played(bob, "play #a* 0"));
        Assert.Equal(["#b 0", "#aa 0", "#aa 1", "#aa 2", "#aa 3"], Played(bob, "PLAY #AA,#b"));
        Assert.Equal(["#aa 1", "#aa 2"], Played(bob, $"PLAY #aa {start + 0.001m} {start + 0.003m}"));
        Assert.Empty(Played(bob, $"PLAY * {Seconds()}"));
    }

    [Fact]
    [Trait("Spec", "IRCv3/znc-playback#5")]
    public void LIST_names_the_buffers_with_their_times()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob", "znc.in/playback"));
        Join("#a,#quiet", alice);
        Join("#a,#quiet", bob);
        Say(alice, "#a", 1);
        Say(alice, "bob", 1);
        bob.ReadAll();

        bob.Send("PRIVMSG *playback :LIST", "PRIVMSG *playback :LIST #*");

        bob.Expects(":*playback!znc@chaton.local PRIVMSG bob :alice 0.000 1767268800.002");
        bob.Expects(":*playback!znc@chaton.local PRIVMSG bob :#a 0.000 1767268800.001");
        bob.Expects(":*playback!znc@chaton.local PRIVMSG bob :#a 0.000 1767268800.001");
        bob.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/znc-playback#6")]
    public void CLEAR_takes_nothing_from_anybody()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob", "znc.in/playback"));
        Join("#a", alice, bob);
        Say(alice, "#a", 1);
        bob.ReadAll();

        bob.Send("PRIVMSG *playback :CLEAR *");

        bob.Expects(":*playback!... PRIVMSG bob :Nothing is cleared...");
        Assert.Equal(["#a 0"], Played(bob, "PLAY *"));
    }

    [Theory]
    [InlineData("PLAY")]
    [InlineData("PLAY * yesterday")]
    [InlineData("PLAY * 1 2 3")]
    [InlineData("PLAY * 1e9999")]
    [InlineData("DANCE")]
    [InlineData("HELP")]
    [InlineData(" ")]
    public void What_it_does_not_understand_is_answered_with_how_it_goes(string text)
    {
        var bob = Server.Connect("bob", "znc.in/playback");

        bob.Send("PRIVMSG *playback :" + text);

        bob.Expects(":*playback!... PRIVMSG bob :PLAY buffers...");
        bob.HearsNothing();
    }

    [Fact]
    public void Absurd_times_and_masks_are_harmless_and_a_NOTICE_is_not_answered()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob", "znc.in/playback"));
        Join("#a", alice, bob);
        Say(alice, "#a", 1);

        Assert.Equal(["#a 0"], Played(bob, "PLAY * -99999999999999999999 99999999999999999999"));
        Assert.Empty(Played(bob, "PLAY * 99999999999999999999"));
        Assert.Equal(["#a 0"], Played(bob, "PLAY " + string.Concat(Enumerable.Repeat("*?,", 100))));
        bob.Send("NOTICE *playback :PLAY *", "TAGMSG *playback");
        bob.HearsNothing();
    }

    [Fact]
    public void Who_may_not_read_is_played_nothing()
    {
        var (alice, left, banned, mallory) = (Server.Connect("alice"), Server.Connect("left"), Server.Connect("banned"), Server.Connect("mallory"));
        Join("#a", alice, left, banned);
        alice.Send("PRIVMSG #a :secret", "PRIVMSG @#a :for operators", "PRIVMSG left :private", "MODE #a +b banned!*@*");
        left.Send("PART #a");
        left.ReadAll();

        Assert.Empty(Played(mallory, "PLAY *"));
        Assert.Empty(Played(mallory, "PLAY #a,alice,left"));
        Assert.Empty(Played(banned, "PLAY #a"));
        Assert.Equal(["left private"], Played(left, "PLAY *"));
        Join("#a", mallory);
        Assert.Equal(["#a secret"], Played(mallory, "PLAY *"));
    }

    [Fact]
    public void How_much_is_played_in_a_minute_is_limited()
    {
        using var server = new TestServer(TestServer.Unlimited with { Limits = TestServer.Unlimited.Limits with { PlayedBuffers = 3 } });
        var (alice, bob) = (server.Connect("alice"), server.Connect("bob", "znc.in/playback"));
        Join("#a,#b", alice);
        Join("#a,#b", bob);
        alice.Send("PRIVMSG #a :one");
        server.Time.Advance(TimeSpan.FromMilliseconds(1));
        alice.Send("PRIVMSG #b :two");

        Assert.Equal(["#b two", "#a one"], Played(bob, "PLAY *"));
        bob.Send("PRIVMSG *playback :PLAY *");
        bob.Expects("... PRIVMSG #b :two");
        bob.Expects(":*playback!... PRIVMSG bob :That is too much at once...");
        server.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(2, Played(bob, "PLAY *").Length);
    }

    [Fact]
    public void A_labelled_one_is_one_answer_with_a_batch_in_it()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob", Capabilities + " labeled-response"));
        Join("#a", alice, bob);
        Say(alice, "#a", 1);
        bob.ReadAll();

        bob.Send("@label=p PRIVMSG *playback :PLAY *");

        var outer = bob.Expects("@label=p :chaton.local BATCH +... labeled-response").Split(' ')[3][1..];
        var inner = bob.Expects($"@batch={outer} :chaton.local BATCH +... chathistory #a").Split(' ')[3][1..];
        bob.Expects($"@batch={inner};time=... :alice!... PRIVMSG #a :0");
        bob.Expects($"@batch={outer} :chaton.local BATCH -{inner}");
        bob.Expects($":chaton.local BATCH -{outer}");
        bob.HearsNothing();
    }

    [Fact]
    public void With_history_off_it_is_not_offered_and_plays_nothing()
    {
        using var server = new TestServer(TestServer.Unlimited with { History = new HistoryOptions { IsEnabled = false } });
        var bob = server.Connect("bob");

        bob.Send("CAP REQ :znc.in/playback", "PRIVMSG *playback :PLAY *");

        bob.Expects(":chaton.local CAP bob NAK :znc.in/playback");
        bob.HearsNothing();
    }

    private static string[] Played(TestClient client, string command)
    {
        client.ReadAll();
        client.Send("PRIVMSG *playback :" + command);
        return [.. client.ReadAll().Where(line => line.Contains(" PRIVMSG ", StringComparison.Ordinal)).Select(line => line.Split(" PRIVMSG ")[1].Replace(":", "", StringComparison.Ordinal))];
    }

    private decimal Seconds() => Server.Time.GetUtcNow().ToUnixTimeMilliseconds() / 1000m;

    private void Say(TestClient client, string target, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Server.Time.Advance(TimeSpan.FromMilliseconds(1));
            client.Send($"PRIVMSG {target} :{i}");
        }
    }
}
