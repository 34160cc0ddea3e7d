using Microsoft.Extensions.Time.Testing;

namespace ChatOn.Tui.Tests;

public sealed class ScreenContextTests
{
    private readonly FakeTimeProvider _time = new();
    private int _woken;

    [Fact]
    public void What_waits_wakes_the_screen_and_is_done_by_it()
    {
        var context = new ScreenContext(_time, () => _woken++);
        var done = 0;
        context.Post(_ => done++, null);
        Assert.Equal((1, 0), (_woken, done));
        context.Drain();
        Assert.Equal((1, 1), (_woken, done));
    }

    [Fact]
    public void When_much_waits_the_rest_is_left_for_a_turn_that_comes_at_once()
    {
        var context = new ScreenContext(_time, () => _woken++);
        var done = 0;
        for (var i = 0; i < 3; i++)
        {
            context.Post(
                _ =>
                {
                    done++;
                    _time.Advance(TimeSpan.FromMilliseconds(20));
                },
                null);
        }

        _woken = 0;
        context.Drain();
        Assert.Equal((1, 1), (_woken, done));
        context.Drain();
        context.Drain();
        Assert.Equal((2, 3), (_woken, done));
    }

    [Fact]
    public void When_the_screen_is_gone_it_is_not_woken()
    {
        var context = new ScreenContext(_time, () => _woken++);
        context.Leave();
        using var done = new ManualResetEventSlim();
        context.Post(_ => done.Set(), null);
        Assert.True(done.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Equal(0, _woken);
    }
}
