using ChatOn.Server.Loop;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Connections;

/// <summary>
/// Feeds one session's lines to the commands: one after the other, no faster than its budget, and none while one is still waiting
/// for something. Lets the transport read on when all are done. On the loop.
/// </summary>
internal sealed class Intake(
    Session session, ILineRunner runner, Departure departure, FloodGuard guard, ChatLoop loop, LoopTimers timers) : IIntake
{
    private readonly Queue<InboundLine> _inbox = new();
    private bool _busy;
    private bool _reading = true;
    private bool _throttled;
    private string? _ended;

    public void Take(Queue<InboundLine> lines)
    {
        _reading = false;
        // Bytes without an end of line are no sign of life: a client that drips them has to answer a PING.
        if (lines.Count > 0)
            session.Heard(timers.Now);
        TakeLate(lines);
    }

    /// <summary>Takes lines that were not read just now: the transport waits for no answer.</summary>
    public void TakeLate(Queue<InboundLine> lines)
    {
        while (lines.TryDequeue(out var line))
            _inbox.Enqueue(line);
        Pump();
    }

    public void Drained()
    {
        // It reads: a long answer to a slow reader is no silence.
        session.Heard(timers.Now);
        session.Output.Flush();
    }

    public void Ended(string reason)
    {
        _ended = reason;
        Pump();
    }

    private void Pump()
    {
        while (!_busy && !_throttled && !session.IsClosed && _inbox.TryPeek(out var line))
        {
            if (!guard.TryTake(runner.CostOf(session, line), out var wait))
            {
                Throttle(wait);
                break;
            }

            _inbox.Dequeue();
            Run(line);
            if (loop.IsTurnOver && !_busy && _inbox.Count > 0)
                PutOff();
        }

        if (session.IsClosed)
        {
            _inbox.Clear();
            return;
        }

        // A pipe that ended (printf ... | nc) still has all its lines obeyed, at the pace of its budget.
        if (_ended is not null && _inbox.Count == 0 && !_busy)
        {
            departure.Leave(session, _ended);
            return;
        }

        if (_busy || _inbox.Count > 0 || _reading)
            return;
        guard.CaughtUp();
        _reading = true;
        session.Connection.Transport.Resume();
    }

    private void Run(InboundLine line)
    {
        var running = runner.RunAsync(session, line);
        if (running.IsCompletedSuccessfully)
            return;
        _busy = true;
        _ = ContinueAsync(running.AsTask());
    }

    private async Task ContinueAsync(Task running)
    {
        try
        {
            await running;
        }
        finally
        {
            GoOn();
        }
    }

    // The next line is of the next turn: somebody waits for the release of this one.
    private void PutOff()
    {
        _busy = true;
        loop.Post(static state => ((Intake)state!).GoOn(), this);
    }

    private void GoOn()
    {
        _busy = false;
        Pump();
    }

    private void Throttle(TimeSpan wait)
    {
        if (guard.IsHopeless)
        {
            departure.Cut(session, "Excess flood");
            return;
        }

        _throttled = true;
        timers.After(wait, static state => ((Intake)state!).Unthrottle(), this);
    }

    private void Unthrottle()
    {
        _throttled = false;
        Pump();
    }
}
