using System.Diagnostics.CodeAnalysis;
using ChatOn.Server.Loop;
using ChatOn.Testing;

namespace ChatOn.Server.Tests;

/// <summary>Keeps the work it is given until the test says so, and counts it.</summary>
internal sealed class WaitingPool : IWorkPool
{
    private readonly Queue<Action> _waiting = new();

    public int Count { get; private set; }

    public bool TryRun<T>(Func<T> work, [NotNullWhen(true)] out Task<T>? running)
    {
        Count++;
        var done = new TaskCompletionSource<T>();
        running = done.Task;
        _waiting.Enqueue(() => done.SetResult(work()));
        return true;
    }

    /// <summary>Finishes all that waits, the first first.</summary>
    public void Finish(TestServer server)
    {
        while (_waiting.TryDequeue(out var work))
            work();
        server.Run();
    }
}
