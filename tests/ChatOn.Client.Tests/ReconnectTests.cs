namespace ChatOn.Client.Tests;

/// <summary>How long a client waits.</summary>
public sealed class ReconnectTests
{
    [Fact]
    public void The_wait_doubles_up_to_two_minutes_and_begins_anew_after_a_success()
    {
        var reconnect = new Reconnect(() => 0);
        Assert.Equal([0.5, 1, 2, 4, 8, 16, 32, 60, 60], Enumerable.Range(0, 9).Select(_ => reconnect.Next().TotalSeconds));
        reconnect.Succeeded();
        Assert.Equal(0.5, reconnect.Next().TotalSeconds);
    }

    [Fact]
    public void Chance_adds_at_most_as_much_again() => Assert.Equal(TimeSpan.FromSeconds(1), new Reconnect(() => 1).Next());
}
