using System.Diagnostics.CodeAnalysis;
using ChatOn.Server.Loop;

namespace ChatOn.Testing.Fuzzing;

/// <summary>Work and reads off the loop that finish at once, or later and in reverse when they are held.</summary>
internal sealed class HeldWork : IWorkPool
{
    private const int Room = 16;

    private readonly List<Action> _work = [];
    private readonly List<TaskCompletionSource> _reads = [];

    public bool HoldsWork { get; set; }

    public bool HoldsReads { get; set; }

    /// <summary>Whether something waits.</summary>
    public bool IsWaiting => _work.Count + _reads.Count > 0;

    public bool TryRun<T>(Func<T> work, [NotNullWhen(true)] out Task<T>? running)
    {
        if (!HoldsWork)
        {
            running = Task.FromResult(work());
            return true;
        }

        running = null;
        if (_work.Count == Room)
            return false;
        var done = new TaskCompletionSource<T>();
        running = done.Task;
        _work.Add(() => done.SetResult(work()));
        return true;
    }

    public ValueTask BeforeRead(CancellationToken cancellationToken)
    {
        if (!HoldsReads)
            return ValueTask.CompletedTask;
        var read = new TaskCompletionSource();
        _reads.Add(read);
        return new ValueTask(read.Task);
    }

    public void FinishWork()
    {
        HoldsWork = false;
        Finish(_work, work => work());
    }

    public void FinishReads()
    {
        HoldsReads = false;
        Finish(_reads, read => read.SetResult());
    }

    private static void Finish<T>(List<T> waiting, Action<T> finish)
    {
        var all = waiting.ToList();
        waiting.Clear();
        all.Reverse();
        all.ForEach(finish);
    }
}
