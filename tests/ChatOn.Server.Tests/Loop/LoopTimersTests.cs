using ChatOn.Server.Loop;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Loop;

/// <summary>What is to run on the loop later.</summary>
public sealed class LoopTimersTests : IDisposable
{
    private readonly TestServer _server = new();

    [Fact]
    public void A_timer_that_nobody_keeps_rings_after_a_collection_of_garbage()
    {
        var rung = 0;
        // On a stack of its own, which holds the timer no longer than it runs.
        var setting = new Thread(() => _server.Get<LoopTimers>().After(TimeSpan.FromSeconds(10), _ => rung++, null));
        setting.Start();
        setting.Join();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        _server.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(0, rung);
        _server.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(1, rung);
    }

    [Fact]
    public void A_timer_that_is_disposed_does_not_ring()
    {
        var rung = 0;
        var timer = _server.Get<LoopTimers>().After(TimeSpan.FromSeconds(10), _ => rung++, null);

        timer.Dispose();
        _server.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(0, rung);
    }

    public void Dispose() => _server.Dispose();
}
