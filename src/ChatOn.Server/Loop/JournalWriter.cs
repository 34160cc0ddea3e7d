using System.Collections.Concurrent;
using ChatOn.Server.Storage;
using Microsoft.Extensions.Logging;

namespace ChatOn.Server.Loop;

/// <summary>Commits all waiting turns in one transaction (group commit). One thread drives it: a <see cref="LoopThread"/>, or a test.</summary>
internal sealed partial class JournalWriter(IJournal journal, LoopMetrics metrics, TimeProvider time, ILogger<JournalWriter> logger)
{
    private const int MaxRecordsPerCommit = 4096;

    private readonly ConcurrentQueue<Turn> _waiting = new();
    private readonly List<Turn> _group = [];
    private readonly List<JournalRecord> _records = [];
    private volatile bool _stuck;
    private bool _failing;

    /// <summary>Called after each submission; the driver sets it.</summary>
    public Action Awaken { get; set; } = static () => { };

    /// <summary>Called on the writer's thread when turns got their outcome.</summary>
    public Action Finished { get; set; } = static () => { };

    /// <summary>Queues a turn. False while the store hangs: nothing is queued behind a commit that may never end.</summary>
    public bool TrySubmit(Turn turn)
    {
        if (_stuck)
            return false;
        _waiting.Enqueue(turn);
        Awaken();
        return true;
    }

    /// <summary>The loop waits for this turn no longer. Turns that were not begun are certainly not stored.</summary>
    public void GiveUp(Turn turn)
    {
        _stuck = true;
        var begun = true;
        while (_waiting.TryDequeue(out var waiting))
        {
            waiting.Finish(TurnOutcome.NotStored);
            begun &= waiting != turn;
        }

        if (begun)
            turn.Finish(TurnOutcome.Unknown);
        Awaken();
    }

    /// <summary>Commits what waits, or does a piece of housekeeping; false when there is nothing at all to do.</summary>
    public bool RunOnce()
    {
        while (_records.Count < MaxRecordsPerCommit && _waiting.TryDequeue(out var turn))
        {
            _group.Add(turn);
            _records.AddRange(turn.Records);
        }

        if (_group.Count == 0)
        {
            // It got here, so it hangs no more, whatever it was that hung.
            _stuck = false;
            return Maintain();
        }

        var outcome = Commit();
        foreach (var turn in _group)
            turn.Finish(outcome);
        _group.Clear();
        _records.Clear();
        _stuck = false;
        Finished();
        return true;
    }

    private TurnOutcome Commit()
    {
        var started = time.GetTimestamp();
        try
        {
            journal.Commit(_records);
            metrics.Committed(_records.Count, time.GetElapsedTime(started));
            if (_failing)
                LogStoreBack();
            _failing = false;
            return TurnOutcome.Stored;
        }
        catch (JournalException exception)
        {
            Report(exception);
            return exception.OutcomeUnknown ? TurnOutcome.Unknown : TurnOutcome.NotStored;
        }
#pragma warning disable CA1031 // An adapter's bug must look like a failed store, not end the writer and with it the chat.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Report(exception);
            return TurnOutcome.Unknown;
        }
    }

    private bool Maintain()
    {
        try
        {
            return journal.Maintain();
        }
        catch (JournalException exception)
        {
            Report(exception);
            return false;
        }
    }

    // Once per outage, not once per commit.
    private void Report(Exception exception)
    {
        metrics.CommitFailed();
        if (!_failing)
            LogStoreFails(exception);
        _failing = true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The store takes no commits; senders are told, and service resumes when it returns")]
    private partial void LogStoreFails(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store takes commits again")]
    private partial void LogStoreBack();
}
