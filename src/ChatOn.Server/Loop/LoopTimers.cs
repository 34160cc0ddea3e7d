namespace ChatOn.Server.Loop;

/// <summary>Runs things on the loop later.</summary>
internal sealed class LoopTimers(ChatLoop loop, TimeProvider time)
{
    /// <summary>A timestamp, for measuring how long ago something was.</summary>
    public long Now => time.GetTimestamp();

    /// <summary>How long ago a timestamp was taken.</summary>
    public TimeSpan Since(long timestamp) => time.GetElapsedTime(timestamp);

    /// <summary>Runs <paramref name="callback"/> on the loop once, unless the timer is disposed before. Nobody needs to keep the timer.</summary>
    public ITimer After(TimeSpan delay, SendOrPostCallback callback, object? state) => new Alarm(loop, callback, state).Set(time, delay, Timeout.InfiniteTimeSpan);

    /// <summary>Runs <paramref name="callback"/> on the loop again and again.</summary>
    public ITimer Every(TimeSpan interval, SendOrPostCallback callback) => new Alarm(loop, callback, null).Set(time, interval, interval);

    /// <summary>Is held by the clock and holds the timer: not every clock keeps a timer that nobody holds, and a collected one never rings.</summary>
    private sealed class Alarm(ChatLoop loop, SendOrPostCallback callback, object? state)
    {
        private ITimer? _timer;

        public ITimer Set(TimeProvider time, TimeSpan delay, TimeSpan period) =>
            _timer = time.CreateTimer(static alarm => ((Alarm)alarm!).Ring(), this, delay, period);

        private void Ring() => loop.Post(callback, state);
    }
}
