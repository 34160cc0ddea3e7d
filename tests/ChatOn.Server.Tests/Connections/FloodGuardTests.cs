using ChatOn.Server.Connections;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Connections;

/// <summary>The command budget: it delays, then cuts; and others notice nothing.</summary>
public sealed class FloodGuardTests : IDisposable
{
    private readonly TestServer _server = new(TestServer.Unlimited with
    {
        Limits = TestServer.Unlimited.Limits with { CommandBurst = 10, CommandsPerSecond = 2, FloodCutSeconds = 20 },
    });

    [Fact]
    public void A_burst_is_done_at_once_and_what_is_more_at_the_pace_of_the_budget()
    {
        var alice = _server.Connect("alice");
        _server.Advance(TimeSpan.FromSeconds(60));

        for (var i = 0; i < 20; i++)
            alice.Post($"TIME x{i}");
        _server.Run();

        Assert.Equal(10, alice.ReadAll().Count);
        _server.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, alice.ReadAll().Count);
        _server.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(8, alice.ReadAll().Count);
        Assert.False(alice.IsClosed);
    }

    [Fact]
    public void A_costly_command_is_paid_for_afterwards()
    {
        var alice = _server.Connect("alice");
        _server.Advance(TimeSpan.FromSeconds(60));

        alice.Send([.. Enumerable.Repeat("WHO nobody", 10)]);

        Assert.Equal(5, alice.ReadAll().Count);
    }

    [Fact]
    public void What_lacks_by_a_rounding_error_is_waited_for_too()
    {
        // Twenty times 0.2 from 5 leaves a little less than 1.
        var guard = new FloodGuard(new LimitOptions { CommandBurst = 5 }, _server.Time);
        for (var i = 0; i < 20; i++)
            Assert.True(guard.TryTake(0.2, out _));

        Assert.False(guard.TryTake(0.2, out var wait));
        Assert.True(wait >= TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public void While_it_is_held_back_nothing_more_is_read_from_it()
    {
        var alice = _server.Connect("alice");
        _server.Advance(TimeSpan.FromSeconds(60));
        var resumed = alice.Transport.Resumed;

        alice.Send([.. Enumerable.Repeat("TIME", 14)]);
        Assert.Equal(resumed, alice.Transport.Resumed);
        _server.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(resumed, alice.Transport.Resumed);
        _server.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(resumed + 1, alice.Transport.Resumed);
    }

    [Fact]
    public void A_flood_in_one_read_is_cut_with_a_reason_and_others_notice_only_that()
    {
        var (alice, bob) = (_server.Connect("alice"), _server.Connect("bob"));
        alice.Send("JOIN #a");
        bob.Send("JOIN #a");
        _server.Advance(TimeSpan.FromSeconds(60));
        alice.ReadAll();
        bob.ReadAll();

        alice.SendBytes("PING x\r\n"u8.ToArray().Concat(Enumerable.Repeat("TIME\r\n"u8.ToArray(), 10_000).SelectMany(b => b)).ToArray());
        _server.Advance(TimeSpan.FromSeconds(15));
        bob.Send("PING still");
        bob.Expects("... PONG ...");
        _server.Advance(TimeSpan.FromSeconds(10));

        Assert.True(alice.IsClosed);
        alice.Hears(":chaton.local ERROR :Closing link: 127.0.0.1 (Excess flood)");
        bob.Expects(":alice!... QUIT :Excess flood");
        bob.HearsNothing();
    }

    [Fact]
    public void A_flood_that_comes_line_by_line_is_cut_too()
    {
        var alice = _server.Connect("alice");

        for (var i = 0; i < 400 && !alice.IsClosed; i++)
        {
            alice.Post("TIME");
            _server.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.True(alice.IsClosed);
        alice.Hears("... (Excess flood)");
    }

    [Fact]
    public void Who_pauses_begins_anew()
    {
        var alice = _server.Connect("alice");

        for (var i = 0; i < 20; i++)
        {
            alice.Post([.. Enumerable.Repeat("TIME", 30)]);
            _server.Advance(TimeSpan.FromSeconds(17));
        }

        Assert.False(alice.IsClosed);
    }

    [Fact]
    public void Before_registration_the_budget_holds_too()
    {
        var client = _server.Open();

        client.SendBytes(Enumerable.Repeat("\0\r\n!\r\n"u8.ToArray(), 5_000).SelectMany(b => b).ToArray());
        Assert.Equal(10, client.ReadAll().Count);
        _server.Advance(TimeSpan.FromSeconds(21));

        Assert.True(client.IsClosed);
        client.Hears("ERROR :Closing link: 127.0.0.1 (Excess flood)");
    }

    public void Dispose()
    {
        Assert.Empty(_server.Log.Errors);
        _server.Dispose();
    }
}
