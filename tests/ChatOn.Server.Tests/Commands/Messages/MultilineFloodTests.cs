using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>What messages of several lines take of the command budget.</summary>
public sealed class MultilineFloodTests : IDisposable
{
    private readonly TestServer _server = new(TestServer.Unlimited with { Limits = new LimitOptions { PingIntervalSeconds = 0 } });

    [Fact]
    public void The_largest_message_is_said_at_once_and_costs_about_a_burst()
    {
        var (alice, bob) = Two();

        alice.Send(Largest());
        Assert.Equal(100, bob.ReadAll().Count);
        alice.Send(Largest());
        Assert.Empty(bob.ReadAll());
        _server.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(100, bob.ReadAll().Count);
        Assert.False(alice.IsClosed);
    }

    [Fact]
    public void Who_sends_them_without_pause_is_cut()
    {
        var (alice, bob) = Two();

        for (var i = 0; i < 30; i++)
            alice.Post(Largest());
        _server.Advance(TimeSpan.FromSeconds(120));

        Assert.True(alice.IsClosed);
        alice.Hears("... (Excess flood)");
        Assert.InRange(bob.ReadAll().Count, 100, 1500);
    }

    [Fact]
    public void The_rest_of_a_message_that_failed_does_not_end_its_sender()
    {
        var (alice, bob) = Two();

        alice.Send(["BATCH +1 draft/multiline #b", .. Largest()[1..]]);
        _server.Advance(TimeSpan.FromSeconds(5));
        alice.Send("PRIVMSG #a :still here");

        bob.Expects("... :still here");
        alice.Expects(":chaton.local FAIL BATCH MULTILINE_INVALID_TARGET #b #a :...");
        alice.HearsNothing();
    }

    [Fact]
    public void Ten_thousand_lines_of_a_batch_are_a_flood()
    {
        var (alice, bob) = Two();

        alice.Post(["BATCH +1 draft/multiline #a", .. Enumerable.Repeat("@batch=1 PRIVMSG #a :x", 10_000)]);
        _server.Advance(TimeSpan.FromSeconds(90));

        Assert.True(alice.IsClosed);
        alice.Hears(":chaton.local FAIL BATCH MULTILINE_MAX_LINES 100 :...");
        bob.Expects(":alice!... QUIT :Excess flood");
    }

    public void Dispose()
    {
        Assert.Empty(_server.Log.Errors);
        _server.Dispose();
    }

    private static string[] Largest() =>
        ["BATCH +1 draft/multiline #a", .. Enumerable.Repeat($"@batch=1 PRIVMSG #a :{new string('x', 162)}", 100), "BATCH -1"];

    private (TestClient Alice, TestClient Bob) Two()
    {
        var (alice, bob) = (_server.Connect("alice", "batch draft/multiline standard-replies"), _server.Connect("bob"));
        alice.Send("JOIN #a");
        bob.Send("JOIN #a");
        _server.Advance(TimeSpan.FromSeconds(60));
        alice.ReadAll();
        bob.ReadAll();
        return (alice, bob);
    }
}
