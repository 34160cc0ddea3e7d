using Microsoft.Extensions.Time.Testing;

namespace ChatOn.Tui.Tests;

public sealed class LoopPaceTests
{
    [Fact]
    public void Keys_make_it_lively_for_a_while()
    {
        var time = new FakeTimeProvider();
        using var pace = new LoopPace(time);
        var lively = pace.Next;
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(pace.Next > lively);
        pace.Stir();
        Assert.Equal(lively, pace.Next);
    }

    [Fact]
    public void What_waits_ends_the_rest()
    {
        using var pace = new LoopPace(new FakeTimeProvider());
        pace.Wake();
        pace.Wake();
        Assert.True(pace.Rest());
        Assert.False(pace.Rest());
    }
}
