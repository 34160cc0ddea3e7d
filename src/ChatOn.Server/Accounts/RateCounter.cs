using ChatOn.Server.State;

namespace ChatOn.Server.Accounts;

/// <summary>Counts events by a key in a fixed window of time, for a bounded number of keys.</summary>
internal sealed class RateCounter<TKey>(ServerClock clock, Func<int> limit, Func<int> seconds)
    where TKey : notnull
{
    private const int MaxKeys = 10_000;

    private readonly Dictionary<TKey, Counted> _counts = [];

    /// <summary>Whether the key is below its limit; a limit of 0 is none.</summary>
    public bool IsBelow(TKey key) =>
        limit() == 0 || !_counts.TryGetValue(key, out var counted) || counted.Count < limit() || IsOver(counted, clock.Now);

    public void Count(TKey key)
    {
        var now = clock.Now;
        if (!_counts.TryGetValue(key, out var counted) || IsOver(counted, now))
        {
            MakeRoom(now);
            counted = new Counted(now, 0);
        }

        _counts[key] = counted with { Count = counted.Count + 1 };
    }

    /// <summary>Takes one back that was counted.</summary>
    public void GiveBack(TKey key)
    {
        if (_counts.TryGetValue(key, out var counted) && counted.Count > 0)
            _counts[key] = counted with { Count = counted.Count - 1 };
    }

    private bool IsOver(Counted counted, long now) => now - counted.Since >= seconds() * 1_000_000L;

    // Who has ten thousand keys is not held by a bound on each: then all begin anew.
    private void MakeRoom(long now)
    {
        if (_counts.Count < MaxKeys)
            return;
        foreach (var (key, counted) in _counts)
        {
            if (IsOver(counted, now))
                _counts.Remove(key);
        }

        if (_counts.Count >= MaxKeys)
            _counts.Clear();
    }

    private readonly record struct Counted(long Since, int Count);
}
