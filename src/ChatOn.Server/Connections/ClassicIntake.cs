using ChatOn.Server.Loop;

namespace ChatOn.Server.Connections;

/// <summary>Makes lines of a classic client's reads and silences and feeds them to the session's <see cref="Intake"/>. On the loop.</summary>
internal sealed class ClassicIntake(ClassicReader reader, ClassicWire wire, Intake intake, LoopTimers timers) : IIntake
{
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(50);

    private readonly Queue<InboundLine> _lines = new();
    private ITimer? _timer;
    private long _readAt;

    public void Take(Queue<InboundLine> lines)
    {
        while (lines.TryDequeue(out var read))
            reader.Read(read.Classic!.Bytes.Span, _lines);
        _readAt = timers.Now;
        intake.Take(_lines);
        Listen(Silence);
    }

    public void Drained() => wire.Drained();

    public void Ended(string reason)
    {
        _timer?.Dispose();
        reader.End(_lines);
        reader.Dispose();
        intake.TakeLate(_lines);
        intake.Ended(reason);
    }

    private void Listen(TimeSpan time)
    {
        if (!reader.WaitsForSilence)
            return;
        if (_timer is null)
            _timer = timers.After(time, static state => ((ClassicIntake)state!).TimePassed(), this);
        else
            _timer.Change(time, Timeout.InfiniteTimeSpan);
    }

    private void TimePassed()
    {
        // It may have been on its way here while more was read.
        var left = Silence - timers.Since(_readAt);
        if (left > TimeSpan.Zero)
        {
            Listen(left);
            return;
        }

        reader.Silence(_lines);
        intake.TakeLate(_lines);
    }
}
