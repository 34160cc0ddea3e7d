using System.Diagnostics.CodeAnalysis;

namespace ChatOn.Server.Loop;

/// <summary>
/// Runs work on the thread pool, a bounded number at once, so that a flood of log-ins cannot starve the chat; a bounded number may wait.
/// </summary>
internal sealed class ThreadWorkPool(int maxAtOnce, int maxWaiting) : IWorkPool, IDisposable
{
    private readonly SemaphoreSlim _slots = new(maxAtOnce);
    private int _count;

    public bool TryRun<T>(Func<T> work, [NotNullWhen(true)] out Task<T>? running)
    {
        if (Interlocked.Increment(ref _count) > maxAtOnce + maxWaiting)
        {
            Interlocked.Decrement(ref _count);
            running = null;
            return false;
        }

        running = RunAsync(work);
        return true;
    }

    public void Dispose() => _slots.Dispose();

    private async Task<T> RunAsync<T>(Func<T> work)
    {
        try
        {
            await _slots.WaitAsync().ConfigureAwait(false);
            try
            {
                return await Task.Run(work).ConfigureAwait(false);
            }
            finally
            {
                _slots.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
