using ChatOn.Server.Loop;

namespace ChatOn.Server.Tests.Loop;

public sealed class ThreadWorkPoolTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task So_much_runs_so_much_waits_and_more_is_refused_until_there_is_room_again()
    {
        using var pool = new ThreadWorkPool(maxAtOnce: 2, maxWaiting: 3);
        using var gate = new ManualResetEventSlim();
        using var begun = new SemaphoreSlim(0);
        var (running, most) = (0, 0);
        var accepted = new List<Task<int>>();

        for (var i = 0; i < 5; i++)
        {
            Assert.True(pool.TryRun(Work, out var task));
            accepted.Add(task);
        }

        for (var i = 0; i < 2; i++)
            Assert.True(await begun.WaitAsync(Guard, TestContext.Current.CancellationToken));
        for (var i = 0; i < 3; i++)
            Assert.False(pool.TryRun(Work, out _));
        gate.Set();
        var done = await Task.WhenAll(accepted).WaitAsync(Guard, TestContext.Current.CancellationToken);
        Assert.Equal(5, done.Sum());
        Assert.Equal(2, most);
        Assert.True(pool.TryRun(() => 7, out var after));
        Assert.Equal(7, await after.WaitAsync(Guard, TestContext.Current.CancellationToken));

        int Work()
        {
            lock (accepted)
                most = Math.Max(most, ++running);
            begun.Release();
            gate.Wait(Guard, TestContext.Current.CancellationToken);
            lock (accepted)
                running--;
            return 1;
        }
    }

    [Fact]
    public async Task Work_that_throws_gives_its_place_back()
    {
        using var pool = new ThreadWorkPool(maxAtOnce: 1, maxWaiting: 0);

        for (var i = 0; i < 3; i++)
        {
            Assert.True(pool.TryRun<int>(() => throw new InvalidOperationException("no"), out var task));
            await Assert.ThrowsAsync<InvalidOperationException>(() => task.WaitAsync(Guard, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Its_threads_step_back_before_they_work()
    {
        var steppedBack = new System.Collections.Concurrent.ConcurrentBag<int>();
        using var pool = new ThreadWorkPool(maxAtOnce: 1, maxWaiting: 1, () => steppedBack.Add(Environment.CurrentManagedThreadId));

        Assert.True(pool.TryRun(() => Environment.CurrentManagedThreadId, out var task));

        Assert.Equal([await task.WaitAsync(Guard, TestContext.Current.CancellationToken)], steppedBack);
    }
}
