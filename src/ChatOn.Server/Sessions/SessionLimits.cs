using ChatOn.Protocol;

namespace ChatOn.Server.Sessions;

/// <summary>Counters and lists that one session may fill up to a limit.</summary>
internal sealed class SessionLimits
{
    private readonly HashSet<string> _monitored = new(CaseMapping.Comparer);

    public IReadOnlyCollection<string> Monitored => _monitored;

    public RateWindow NickChanges { get; } = new();

    public RateWindow Joins { get; } = new();

    /// <summary>What a guest says while the server is slowed down.</summary>
    public RateWindow SlowWords { get; } = new();

    /// <summary>Rooms a guest comes into while the server is slowed down.</summary>
    public RateWindow SlowJoins { get; } = new();

    public bool Monitor(string nick) => _monitored.Add(nick);

    public bool Unmonitor(string nick) => _monitored.Remove(nick);

    public void ClearMonitored() => _monitored.Clear();

    public bool IsMonitoring(string nick) => _monitored.Contains(nick);
}

/// <summary>Counts events in a fixed window of time.</summary>
internal sealed class RateWindow
{
    private long _start;
    private int _count;

    /// <summary>Counts one more; false when the limit is reached. A limit of 0 is none.</summary>
    /// <param name="now">Microseconds since the Unix epoch.</param>
    public bool TryCount(long now, int limit, int seconds)
    {
        if (limit == 0)
            return true;
        if (now - _start >= seconds * 1_000_000L)
        {
            _start = now;
            _count = 0;
        }

        return ++_count <= limit;
    }
}
