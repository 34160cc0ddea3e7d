using ChatOn.Server.Loop;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Loop;

/// <summary>The loop as the one place where things run.</summary>
public sealed class ChatLoopTests : IDisposable
{
    private readonly TestServer _server = new();

    [Fact]
    public void What_awaits_on_the_loop_continues_on_the_loop()
    {
        var loop = _server.Get<ChatLoop>();
        var elsewhere = new TaskCompletionSource();
        SynchronizationContext? continuedOn = null;
        _server.OnLoop(() => _ = WaitAsync());

        elsewhere.SetResult();
        Assert.Null(continuedOn);
        _server.Run();
        Assert.Same(loop, continuedOn);

        async Task WaitAsync()
        {
            await elsewhere.Task;
            continuedOn = SynchronizationContext.Current;
        }
    }

    [Fact]
    public void An_item_that_throws_is_logged_and_the_loop_goes_on()
    {
        var isRun = false;
        _server.OnLoop(() => throw new InvalidOperationException("a bug"));
        _server.OnLoop(() => isRun = true);

        Assert.True(isRun);
        Assert.Single(_server.Log.Errors, line => line.Contains("a bug", StringComparison.Ordinal));
    }

    [Fact]
    public void Items_run_in_the_order_in_which_they_were_posted()
    {
        var loop = _server.Get<ChatLoop>();
        List<int> order = [];
        for (var i = 0; i < 2000; i++)
            loop.Post(state => order.Add((int)state!), i);

        _server.Run();

        Assert.Equal(Enumerable.Range(0, 2000), order);
    }

    [Fact]
    public void Nobody_can_wait_for_the_loop() =>
        Assert.Throws<NotSupportedException>(() => _server.Get<ChatLoop>().Send(static _ => { }, null));

    public void Dispose() => _server.Dispose();
}
