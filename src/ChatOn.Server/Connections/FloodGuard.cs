namespace ChatOn.Server.Connections;

/// <summary>A session's budget of commands: a token bucket that first delays and then, when it never recovers, cuts.</summary>
internal sealed class FloodGuard(LimitOptions limits, TimeProvider time)
{
    private const double ShortestSeconds = 0.001;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private double _tokens = limits.CommandBurst;
    private long _filledAt = time.GetTimestamp();
    private long? _delayedSince;
    private long? _caughtUpAt;

    /// <summary>Takes a command's cost; false when it has to wait for <paramref name="wait"/>.</summary>
    public bool TryTake(double cost, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        if (limits.CommandsPerSecond <= 0)
            return true;
        var now = time.GetTimestamp();
        if (_caughtUpAt is { } at && time.GetElapsedTime(at, now) >= Pause)
            _delayedSince = null;
        _caughtUpAt = null;
        _tokens = Math.Min(limits.CommandBurst, _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * limits.CommandsPerSecond));
        _filledAt = now;
        if (_tokens >= 1)
        {
            // A costly command may go below zero: it is paid for afterwards.
            _tokens -= cost;
            return true;
        }

        _delayedSince ??= now;
        // What lacks may be less than a timer knows of: one that does not wait would be asked again at once, and again.
        wait = TimeSpan.FromSeconds(Math.Max((1 - _tokens) / limits.CommandsPerSecond, ShortestSeconds));
        return false;
    }

    /// <summary>There is nothing more to do at the moment. Only a pause makes good: a flood that comes line by line is one too.</summary>
    public void CaughtUp() => _caughtUpAt = time.GetTimestamp();

    /// <summary>Whether it has been held back without pause for so long that it is to be cut.</summary>
    public bool IsHopeless =>
        _delayedSince is { } since && limits.FloodCutSeconds > 0 && time.GetElapsedTime(since).TotalSeconds >= limits.FloodCutSeconds;
}
