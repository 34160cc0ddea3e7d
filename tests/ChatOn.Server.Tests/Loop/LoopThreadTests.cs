using ChatOn.Server.Loop;

namespace ChatOn.Server.Tests.Loop;

/// <summary>The thread behind the loop: it never misses a wake-up and ends when told.</summary>
public sealed class LoopThreadTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Work_that_arrives_at_any_moment_is_done_without_waiting_for_the_longest_sleep()
    {
        const int Rounds = 10_000;
        var (asked, done) = (0, 0);
        using var answered = new SemaphoreSlim(0);
        using var thread = new LoopThread("test", TimeSpan.FromHours(1), Step);
        thread.Start();

        for (var i = 0; i < Rounds; i++)
        {
            Interlocked.Increment(ref asked);
            thread.Awaken();
            Assert.True(await answered.WaitAsync(Guard, TestContext.Current.CancellationToken), $"Missed the wake-up of round {i}");
        }

        bool Step()
        {
            if (done == Volatile.Read(ref asked))
                return false;
            done++;
            answered.Release();
            return true;
        }
    }

    [Fact]
    public void Disposing_it_waits_for_the_step_at_hand()
    {
        using var begun = new ManualResetEventSlim();
        var isDone = false;
        var thread = new LoopThread("test", TimeSpan.FromHours(1), () =>
        {
            begun.Set();
            isDone = true;
            return false;
        });
        thread.Start();
        Assert.True(begun.Wait(Guard, TestContext.Current.CancellationToken));

        thread.Dispose();

        Assert.True(isDone);
    }
}
