namespace ChatOn.Storage.Sqlite;

/// <summary>Wakes one thread. Unlike an event of the system's it needs no disposal, so a late timer may set it at any time.</summary>
internal sealed class Signal
{
    private readonly object _lock = new();
    private bool _isSet;

    public void Set()
    {
        lock (_lock)
        {
            _isSet = true;
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Waits until it is set, or the time has passed, and takes it back.</summary>
    public void Wait(TimeSpan timeout)
    {
        lock (_lock)
        {
            if (!_isSet)
                Monitor.Wait(_lock, timeout);
            _isSet = false;
        }
    }
}
