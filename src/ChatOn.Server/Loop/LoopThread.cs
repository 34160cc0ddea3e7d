namespace ChatOn.Server.Loop;

/// <summary>A thread of its own that repeats one step while there is work and sleeps until it is woken: drives the loop, and the journal writer.</summary>
internal sealed class LoopThread : IDisposable
{
    private readonly Func<bool> _step;
    private readonly ManualResetEventSlim _work = new(initialState: false, spinCount: 0);
    private readonly Thread _thread;
    private readonly TimeSpan _longestSleep;
    private int _awake;
    private volatile bool _stopping;

    /// <summary>Makes the thread; <see cref="Start"/> starts it.</summary>
    /// <param name="name">The thread's name.</param>
    /// <param name="longestSleep">After this long the step runs even though nobody woke it (time-outs are checked there).</param>
    /// <param name="step">Does some work; false when there was none.</param>
    public LoopThread(string name, TimeSpan longestSleep, Func<bool> step)
    {
        _step = step;
        _longestSleep = longestSleep;
        _thread = new Thread(Run) { Name = name, IsBackground = true };
    }

    public void Start() => _thread.Start();

    /// <summary>There is work. Any thread.</summary>
    public void Awaken()
    {
        if (Interlocked.Exchange(ref _awake, 1) == 0)
            _work.Set();
    }

    /// <summary>Ends after the work at hand; waits for it.</summary>
    public void Dispose()
    {
        _stopping = true;
        _work.Set();
        if (_thread.ThreadState != ThreadState.Unstarted)
            _thread.Join();
        _work.Dispose();
    }

    private void Run()
    {
        while (!_stopping)
        {
            if (_step())
                continue;
            _work.Reset();
            Volatile.Write(ref _awake, 0);
            // Posted between the last look and here: look once more before sleeping.
            if (!_step())
                _work.Wait(_longestSleep);
        }
    }
}
