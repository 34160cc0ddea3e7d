using System.Collections.Concurrent;

namespace ChatOn.Tui;

/// <summary>
/// Has the client's loop run on the screen's thread: what it continues with waits here until the screen takes it. So the state that is
/// drawn never changes while it is drawn, without locks and copies.
/// </summary>
/// <param name="wake">Tells the screen that something waits; from any thread.</param>
internal sealed class ScreenContext(TimeProvider time, Action wake) : SynchronizationContext
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(12);

    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _waiting = new();
    private volatile bool _isOver;

    public override void Post(SendOrPostCallback d, object? state)
    {
        _waiting.Enqueue((d, state));
        if (!_isOver)
            wake();
        else
            ThreadPool.QueueUserWorkItem(static context => context.TakeOne(), this, preferLocal: false);
    }

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Begins something that continues here.</summary>
    public T Start<T>(Func<T> work)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            return work();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <summary>Does what waits; when it is much, the rest is left for the next time, so that keys are not kept waiting.</summary>
    public void Drain()
    {
        var start = time.GetTimestamp();
        while (time.GetElapsedTime(start) < Longest && TakeOne())
        {
            // Until there is no more.
        }

        if (!_waiting.IsEmpty)
            wake();
    }

    /// <summary>The screen is gone: what is left is done elsewhere.</summary>
    public void Leave()
    {
        _isOver = true;
        while (TakeOne())
        {
            // Until there is no more.
        }
    }

    private bool TakeOne()
    {
        if (!_waiting.TryDequeue(out var next))
            return false;
        Start(() =>
        {
            next.Callback(next.State);
            return true;
        });
        return true;
    }
}
