using ChatOn.Testing;

namespace ChatOn.Server.Tests.Connections;

/// <summary>Clients whose bytes are no proper lines.</summary>
public sealed class HostileBytesTests : IDisposable
{
    private readonly TestServer _server = new(TestServer.Unlimited with
    {
        Limits = TestServer.Unlimited.Limits with { PingIntervalSeconds = 120, PingTimeoutSeconds = 60 },
    });

    [Fact]
    public void A_line_without_end_is_cut_when_it_is_long_enough_to_be_none()
    {
        var client = _server.Connect("mallory");

        for (var i = 0; i < 16; i++)
            client.SendBytes(new byte[4096].Select(_ => (byte)'x').ToArray());
        Assert.False(client.IsClosed);
        client.SendBytes(new byte[9000].Select(_ => (byte)'x').ToArray());

        client.Expects(":chaton.local ERROR :Closing link: 127.0.0.1 (A line without end)");
        Assert.True(client.IsClosed);
    }

    [Fact]
    public void A_line_of_a_megabyte_with_an_end_is_refused_or_cut_and_the_server_goes_on()
    {
        var (mallory, alice) = (_server.Connect("mallory"), _server.Connect("alice"));

        mallory.SendBytes([.. new byte[1 << 20].Select(_ => (byte)'x'), (byte)'\n']);
        alice.Send("PING 1");

        mallory.Expects(":chaton.local 417 mallory :Input line was too long");
        alice.Expects("... PONG ...");
    }

    [Fact]
    public void One_byte_a_second_registers_if_it_is_quick_enough_and_is_no_sign_of_life_afterwards()
    {
        var client = _server.Open();
        client.SendBytes("NICK slow\nUSER s 0 * :"u8);
        foreach (var value in "slow\n"u8.ToArray())
        {
            client.SendBytes([value]);
            _server.Advance(TimeSpan.FromSeconds(1));
        }

        client.Hears("... 422 ...");
        for (var i = 0; i < 130; i++)
        {
            client.SendBytes("x"u8);
            _server.Advance(TimeSpan.FromSeconds(1));
        }

        client.Expects("PING :chaton.local");
        for (var i = 0; i < 60; i++)
        {
            client.SendBytes("x"u8);
            _server.Advance(TimeSpan.FromSeconds(1));
        }

        client.Expects(":chaton.local ERROR :Closing link: 127.0.0.1 (Ping timeout: 60 seconds)");
    }

    [Fact]
    public void One_byte_a_second_does_not_put_off_the_end_of_registration()
    {
        var client = _server.Open();

        for (var i = 0; i < 61; i++)
        {
            client.SendBytes("a"u8);
            _server.Advance(TimeSpan.FromSeconds(1));
        }

        client.Expects("ERROR :Closing link: 127.0.0.1 (Registration timed out)");
    }

    [Fact]
    public void CR_alone_and_LF_alone_and_both_in_any_number_end_a_line()
    {
        var client = _server.Open();

        client.SendBytes("PING 1\rPING 2\nPING 3\r\n\r\r\n\n\nPING 4\n\rPING 5\r\n"u8);

        for (var i = 1; i <= 5; i++)
            client.Expects($":chaton.local PONG chaton.local :{i}");
        client.HearsNothing();
    }

    [Fact]
    public void NULs_do_nothing_but_spoil_their_line()
    {
        var client = _server.Connect("mallory");

        client.SendBytes("\0\0\0\0\nPING\0 1\nPING 2\n"u8);

        client.Expects("... NOTICE mallory :...");
        client.Expects("... NOTICE mallory :...");
        client.Expects("... PONG chaton.local :2");
    }

    [Fact]
    public void Many_lines_in_one_read_are_done_in_order()
    {
        var (mallory, bob) = (_server.Connect("mallory"), _server.Connect("bob"));
        mallory.Send("JOIN #a");
        bob.Send("JOIN #a");
        bob.ReadAll();

        mallory.SendBytes(System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 3000).Select(i => $"PRIVMSG #a :{i}\n"))));

        Assert.Equal(Enumerable.Range(0, 3000).Select(i => $":mallory!~mallory@127.0.0.1 PRIVMSG #a :{i}"), bob.ReadAll());
    }

    [Fact]
    public void Who_ends_its_side_still_has_its_last_lines_obeyed_and_gets_their_answers()
    {
        var bob = _server.Connect("bob");
        var client = _server.Open();

        client.SendBytes("NICK nc\nUSER n 0 * :n\nPRIVMSG bob :from nc\nTIME\n"u8, run: false);
        client.Disconnect("EOF");

        bob.Expects(":nc!~n@127.0.0.1 PRIVMSG bob :from nc");
        client.Hears("... 391 nc ...");
        Assert.True(client.IsClosed);
        _server.OnLoop(() => Assert.Null(_server.World.FindUser("nc")));
    }

    [Fact]
    public void Connect_and_vanish_leaves_nothing()
    {
        for (var i = 0; i < 100; i++)
            _server.Open().Disconnect();
        _server.Open().SendBytes("NICK half"u8);
        _server.Open().Disconnect("Read error: Connection reset by peer");

        _server.OnLoop(() => Assert.Equal((1, 0), (_server.World.SessionCount, _server.World.UserCount)));
    }

    public void Dispose()
    {
        Assert.Empty(_server.Log.Errors);
        _server.Dispose();
    }
}
