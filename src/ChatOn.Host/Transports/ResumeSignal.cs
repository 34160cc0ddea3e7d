using System.Threading.Tasks.Sources;

namespace ChatOn.Host.Transports;

/// <summary>What a reading loop waits for between two deliveries. One waiter; setting it twice is setting it once.</summary>
/// <remarks>
/// The loop calls <see cref="Reset"/> before it delivers, so a signal that comes during the delivery is kept. Who closes sets it too:
/// the loop must look whether it is closed after Reset, then no order of the two can leave it waiting.
/// </remarks>
internal sealed class ResumeSignal : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _core = new() { RunContinuationsAsynchronously = true };
    private bool _isSet;

    public void Set()
    {
        if (!Interlocked.Exchange(ref _isSet, value: true))
            _core.SetResult(result: true);
    }

    /// <summary>Only before the first wait, or after a wait has ended.</summary>
    public void Reset()
    {
        _core.Reset();
        Interlocked.Exchange(ref _isSet, value: false);
    }

    public ValueTask WaitAsync() => new(this, _core.Version);

    void IValueTaskSource.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
