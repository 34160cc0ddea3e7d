namespace ChatOn.Server.Loop;

/// <summary>Runs work on the thread pool, a bounded number at once, so that a flood of log-ins cannot starve the chat.</summary>
internal sealed class ThreadWorkPool(int maxAtOnce) : IWorkPool, IDisposable
{
    private readonly SemaphoreSlim _slots = new(maxAtOnce);

    public async Task<T> RunAsync<T>(Func<T> work)
    {
        await _slots.WaitAsync();
        try
        {
            return await Task.Run(work);
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose() => _slots.Dispose();
}
