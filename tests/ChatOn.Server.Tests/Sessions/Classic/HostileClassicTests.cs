using System.Text;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Sessions.Classic;

/// <summary>A bad classic client hurts only itself.</summary>
public sealed class HostileClassicTests : IDisposable
{
    private readonly TestServer _server = new();

    [Fact]
    public void A_line_break_inside_a_message_cannot_make_a_line_of_somebody_else()
    {
        var (eve, line, irc) = (Old("eve"), _server.ConnectLine("line"), InLobby("irc"));
        line.ReceiveAll();

        eve.SendAndWait("eve: hi\nalice: I give up\r\n*** Closing: x\rQUIT :x");

        Assert.Equal(["eve: hi", "eve: alice: I give up", "eve: *** Closing: x", "eve: QUIT :x"], line.ReceiveLines());
        Assert.Equal(4, irc.ReadAll().Count(heard => heard.StartsWith(":eve!~classic@127.0.0.1 PRIVMSG #lobby :", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("\u001b[2J\u001b[31mred\u001b[0m", "red")]
    [InlineData("a\u0000b\u0007c\u007fd", "abd")]
    [InlineData("x\u009b31my", "x31my")]
    [InlineData("tab\there", "tab here")]
    [InlineData("\u0001ACTION waves\u0001", "ACTION waves")]
    public void Control_characters_reach_nobody(string typed, string shown)
    {
        var (eve, line, irc) = (_server.ConnectLine("eve"), _server.ConnectLine("line"), InLobby("irc"));
        line.ReceiveAll();

        eve.Send(typed + "\n");

        line.Receives($"eve: {shown}\n");
        irc.Expects($":eve!... PRIVMSG #lobby :{shown}");
    }

    [Fact]
    public void Control_characters_of_IRC_clients_do_not_reach_terminals()
    {
        var (line, eve) = (_server.ConnectLine("line"), InLobby("eve"));
        line.ReceiveAll();

        eve.Send("PRIVMSG #lobby :\u001b[2Jboo \u000304,01red\u000f \u0002bold\u0002 \u009b31m", "PRIVMSG #lobby :\u0001ACTION \u001b]0;title\u0007\u0001");

        line.Receives("eve: [2Jboo red bold 31m\n* eve ]0;title\n");
    }

    [Fact]
    public void An_action_cannot_look_like_the_servers_word_nor_a_message_like_anothers()
    {
        var (line, eve) = (_server.ConnectLine("line"), InLobby("eve"));
        line.ReceiveAll();

        eve.Send("PRIVMSG #lobby :\u0001ACTION is now called alice\u0001", "PRIVMSG line :alice: hi", "NOTICE #lobby :*** alice left");

        Assert.Equal(["* eve is now called alice", "[eve -> line] alice: hi", "eve: *** alice left"], line.ReceiveLines());
    }

    [Fact]
    public void A_megabyte_without_newline_ends_a_new_client()
    {
        var eve = _server.OpenClassic();

        for (var i = 0; i < 64 && !eve.IsClosed; i++)
            eve.Send(new string('A', 16 << 10));

        Assert.True(eve.IsClosed);
        eve.Receives("*** Closing: A line without end\n");
    }

    [Theory]
    [InlineData("eve\n", "")]
    [InlineData("eve", "eve: ")]
    [InlineData("eve", "")]
    public void A_megabyte_without_newline_ends_a_client_and_nobody_else_hears_of_it(string name, string prefix)
    {
        var irc = InLobby("irc");
        var eve = _server.OpenClassic();
        eve.SendAndWait(name);
        irc.ReadAll();

        eve.Send(prefix);
        for (var i = 0; i < 64 && !eve.IsClosed; i++)
            eve.Send(new string('A', 16 << 10));
        _server.Pause();

        Assert.True(eve.IsClosed);
        irc.Expects(":eve!... QUIT :A line without end");
        irc.HearsNothing();
    }

    [Fact]
    public void Too_long_a_line_is_refused_and_the_next_one_is_taken()
    {
        var (line, irc) = (_server.ConnectLine("line"), InLobby("irc"));
        line.ReceiveAll();

        line.Send(new string('A', 9000) + "\nhello\n");

        line.Receives("*** That line is longer than 8192 bytes and was not taken\nline: hello\n");
        irc.Expects(":line!... PRIVMSG #lobby :hello");
    }

    [Fact]
    public void Too_long_a_message_of_an_old_client_is_refused_and_the_next_one_is_taken()
    {
        var (eve, irc) = (Old("eve"), InLobby("irc"));

        eve.Send("eve: " + new string('A', 9000));
        eve.Send(new string('A', 100) + "eve: hel");
        eve.SendAndWait("lo");

        Assert.Contains("*** That line is longer than 8192 bytes and was not taken", eve.ReceiveLines());
        irc.Expects(":eve!... PRIVMSG #lobby :hello");
        irc.HearsNothing();
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_do_not_reach_others_as_they_are()
    {
        var (eve, irc) = (_server.ConnectLine("eve"), InLobby("irc"));

        eve.Send([(byte)'c', (byte)'a', (byte)'f', 0xE9, (byte)'\n']);

        irc.Expects(":eve!... PRIVMSG #lobby :caf\uFFFD");
    }

    [Fact]
    public void A_flood_is_held_back_and_then_cut()
    {
        using var server = new TestServer(TestServer.Unlimited with
        {
            Limits = TestServer.Unlimited.Limits with { CommandBurst = 5, CommandsPerSecond = 1, FloodCutSeconds = 30 },
        });
        var irc = server.Connect("irc");
        irc.Send("JOIN #lobby");
        irc.ReadAll();
        var eve = server.OpenClassic();

        eve.Send("eve\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"line {i}\n")));
        Assert.Equal(5, irc.ReadAll().Count);
        Assert.Equal(0, eve.Transport.Resumed);
        server.Advance(TimeSpan.FromSeconds(60));

        Assert.True(eve.IsClosed);
        irc.Hears(":eve!... QUIT :Excess flood");
    }

    [Fact]
    public void One_line_of_many_bytes_costs_as_much_as_the_messages_it_makes()
    {
        using var server = new TestServer(TestServer.Unlimited with
        {
            Limits = TestServer.Unlimited.Limits with { CommandBurst = 5, CommandsPerSecond = 1 },
        });
        var eve = server.ConnectLine("eve");

        eve.Send(new string('A', 8000) + "\nsecond\n");
        Assert.DoesNotContain("eve: second", eve.ReceiveLines());
        server.Advance(TimeSpan.FromSeconds(10));
        Assert.DoesNotContain("eve: second", eve.ReceiveLines());
        server.Advance(TimeSpan.FromSeconds(10));

        Assert.Contains("eve: second", eve.ReceiveLines());
    }

    [Theory]
    [InlineData("eve")]
    [InlineData("eve\n")]
    public void One_that_does_not_read_is_cut_and_the_others_notice_nothing(string name)
    {
        using var server = new TestServer(TestServer.Unlimited with
        {
            Limits = TestServer.Unlimited.Limits with { SendQueueBytes = 64 << 10 },
        });
        var irc = server.Connect("irc");
        irc.Send("JOIN #lobby");
        var eve = server.OpenClassic();
        eve.SendAndWait(name);
        server.Pause();
        eve.Transport.IsReading = false;
        irc.ReadAll();

        for (var i = 0; i < 1000 && !eve.IsClosed; i++)
            irc.Send("PRIVMSG #lobby :" + new string('x', 300));
        server.Advance(TimeSpan.FromSeconds(5));

        Assert.True(eve.IsClosed);
        irc.Expects(":eve!... QUIT :Send queue exceeded");
    }

    [Fact]
    public void An_old_client_in_a_busy_room_is_kept_up_and_gets_nothing_longer_than_it_can_read()
    {
        var (old, irc) = (Old("old"), InLobby("irc"));

        for (var i = 0; i < 500; i++)
            irc.Send($"PRIVMSG #lobby :{i:D4} " + new string('x', 200));
        for (var i = 0; i < 5; i++)
            _server.Pause();

        old.AssertOldCanReadAll();
        Assert.Contains("0499", old.ReceiveAll(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_byte_at_a_time_is_only_slow()
    {
        var irc = InLobby("irc");
        var eve = _server.OpenClassic();
        eve.SendAndWait("eve");
        irc.ReadAll();

        foreach (var value in Encoding.ASCII.GetBytes("eve: hello"))
            eve.Send([value]);
        irc.HearsNothing();
        _server.Pause();

        irc.Expects(":eve!... PRIVMSG #lobby :hello");
    }

    public void Dispose()
    {
        Assert.Empty(_server.Log.Errors);
        _server.Dispose();
    }

    private ClassicClient Old(string nick)
    {
        var client = _server.OpenClassic();
        client.SendAndWait(nick);
        _server.Pause();
        client.ReceiveAll();
        return client;
    }

    private TestClient InLobby(string nick)
    {
        var client = _server.Connect(nick);
        client.Send("JOIN #lobby");
        client.ReadAll();
        return client;
    }
}
