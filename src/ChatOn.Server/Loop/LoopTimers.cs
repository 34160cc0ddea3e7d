namespace ChatOn.Server.Loop;

/// <summary>Runs things on the loop later.</summary>
internal sealed class LoopTimers(ChatLoop loop, TimeProvider time)
{
    /// <summary>A timestamp, for measuring how long ago something was.</summary>
    public long Now => time.GetTimestamp();

    /// <summary>How long ago a timestamp was taken.</summary>
    public TimeSpan Since(long timestamp) => time.GetElapsedTime(timestamp);

    /// <summary>Runs <paramref name="callback"/> on the loop once, unless the timer is disposed before.</summary>
    public ITimer After(TimeSpan delay, SendOrPostCallback callback, object? state) =>
        time.CreateTimer(_ => loop.Post(callback, state), null, delay, Timeout.InfiniteTimeSpan);

    /// <summary>Runs <paramref name="callback"/> on the loop again and again.</summary>
    public ITimer Every(TimeSpan interval, SendOrPostCallback callback) =>
        time.CreateTimer(_ => loop.Post(callback, null), null, interval, interval);
}
