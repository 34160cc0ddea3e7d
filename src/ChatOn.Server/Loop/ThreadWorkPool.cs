using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace ChatOn.Server.Loop;

/// <summary>
/// Runs work on threads of its own, a bounded number at once and behind everything else that the machine has to do, so that a flood of log-ins
/// cannot starve the chat; a bounded number may wait.
/// </summary>
internal sealed class ThreadWorkPool : IWorkPool, IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread[] _threads;
    private readonly int _most;
    private volatile bool _isStopping;
    private int _count;

    /// <summary>Makes the pool and its threads.</summary>
    /// <param name="stepBack">Called on each thread at its start, to make it go behind others.</param>
    public ThreadWorkPool(int maxAtOnce, int maxWaiting, Action? stepBack = null)
    {
        _most = maxAtOnce + maxWaiting;
        _threads = new Thread[maxAtOnce];
        for (var i = 0; i < maxAtOnce; i++)
        {
            _threads[i] = new Thread(() => Run(stepBack)) { IsBackground = true, Name = "work", Priority = ThreadPriority.Lowest };
            _threads[i].Start();
        }
    }

    public bool TryRun<T>(Func<T> work, [NotNullWhen(true)] out Task<T>? running)
    {
        if (Interlocked.Increment(ref _count) > _most)
        {
            Interlocked.Decrement(ref _count);
            running = null;
            return false;
        }

        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        running = result.Task;
        _work.Add(() => Finish(work, result));
        return true;
    }

    /// <summary>Ends the threads after the work at hand; what waits is not done any more.</summary>
    public void Dispose()
    {
        if (_isStopping)
            return;
        _isStopping = true;
        _work.CompleteAdding();
        foreach (var thread in _threads)
            thread.Join();
        _work.Dispose();
    }

    private void Run(Action? stepBack)
    {
        stepBack?.Invoke();
        foreach (var work in _work.GetConsumingEnumerable())
        {
            if (_isStopping)
                return;
            work();
        }
    }

    private void Finish<T>(Func<T> work, TaskCompletionSource<T> result)
    {
        Exception? failure = null;
        T? value = default;
        try
        {
            value = work();
        }
#pragma warning disable CA1031 // It is whoever awaits the work that is told.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failure = exception;
        }

        // Its place is free before anybody hears that it is done.
        Interlocked.Decrement(ref _count);
        if (failure is null)
            result.SetResult(value!);
        else
            result.SetException(failure);
    }
}
