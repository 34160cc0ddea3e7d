using ChatOn.Protocol;

namespace ChatOn.Server.Sessions;

/// <summary>Counters and lists that one session may fill up to a limit.</summary>
internal sealed class SessionLimits
{
    // https://ircv3.net/specs/client-tags/typing: clients send one in three seconds; one that is late or early is no harm.
    private const int TypingSeconds = 3;
    private const int MaxTyping = 2;
    private const int MaxTypingTargets = 32;

    private readonly HashSet<string> _monitored = new(CaseMapping.Comparer);
    private readonly HashSet<string> _followed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RateWindow> _typing = new(CaseMapping.Comparer);

    public IReadOnlyCollection<string> Monitored => _monitored;

    public RateWindow NickChanges { get; } = new();

    public RateWindow Joins { get; } = new();

    /// <summary>What a guest says while the server is slowed down.</summary>
    public RateWindow SlowWords { get; } = new();

    /// <summary>Rooms a guest comes into while the server is slowed down.</summary>
    public RateWindow SlowJoins { get; } = new();

    /// <summary>Pasts that were played to it.</summary>
    public RateWindow PlayedBuffers { get; } = new();

    /// <summary>Counts one more notification to a target that somebody types; false when they come too fast.</summary>
    /// <param name="now">Microseconds since the Unix epoch.</param>
    public bool TryCountTyping(long now, string target)
    {
        target = target.TrimStart('~', '&', '@', '%', '+');
        if (!_typing.TryGetValue(target, out var window))
        {
            if (_typing.Count == MaxTypingTargets)
                _typing.Remove(_typing.Keys.First());
            _typing[target] = window = new RateWindow();
        }

        return window.TryCount(now, MaxTyping, TypingSeconds);
    }

    /// <summary>Changes of metadata.</summary>
    public RateWindow MetadataChanges { get; } = new();

    /// <summary>Questions for all metadata of a room or user.</summary>
    public RateWindow MetadataSyncs { get; } = new();

    /// <summary>Keys of metadata that it wants to hear of.</summary>
    public IReadOnlyCollection<string> Followed => _followed;

    public bool Follow(string key) => _followed.Add(key);

    public bool Unfollow(string key) => _followed.Remove(key);

    public bool Follows(string key) => _followed.Contains(key);

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

    /// <summary>After how many seconds it counts anew; at least one.</summary>
    /// <param name="now">Microseconds since the Unix epoch.</param>
    public int SecondsLeft(long now, int seconds) => (int)Math.Max(1, (_start + (seconds * 1_000_000L) - now + 999_999) / 1_000_000);
}
