using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ChatOn.Server.Connections;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Loop;

/// <summary>
/// The one owner of all chat state. Work is posted to it from anywhere and runs in turns, one item after the other, on whatever
/// thread drives it (<see cref="LoopThread"/>, or a test). It is the synchronization context of what it runs, so an awaiting
/// handler continues here.
/// </summary>
internal sealed partial class ChatLoop : SynchronizationContext
{
    private const int MaxItemsPerTurn = 512;

    private readonly ConcurrentQueue<WorkItem> _inbox = new();
    private readonly Queue<Turn> _inFlight = new();
    private readonly List<OutboundQueue> _dirty = [];
    private readonly OutputPool _pool;
    private readonly JournalWriter _writer;
    private readonly LoopOptions _options;
    private readonly TimeProvider _time;
    private readonly LoopMetrics _metrics;
    private readonly ILogger _logger;
    private Turn _turn;
    private int _threadId;
    private bool _cut;

    public ChatLoop(JournalWriter writer, OutputPool pool, LoopOptions options, TimeProvider time, LoopMetrics metrics, ILogger<ChatLoop> logger)
    {
        _writer = writer;
        _options = options;
        _time = time;
        _metrics = metrics;
        _logger = logger;
        _pool = pool;
        _turn = new Turn(_pool);
        writer.Finished = Wake;
    }

    /// <summary>Called after each post; the driver sets it. Any thread.</summary>
    public Action Awaken { get; set; } = static () => { };

    /// <summary>Called on the loop when a turn's records could not be stored, with the turns that come after it.</summary>
    public Action<Turn, IEnumerable<Turn>> Lost { get; set; } = static (_, _) => { };

    /// <summary>Called on the loop before a turn with records is handed to the writer; may add records.</summary>
    public Action<Turn> Submitting { get; set; } = static _ => { };

    /// <summary>The turn that is being collected.</summary>
    public Turn Turn
    {
        get
        {
            AssertOnLoop();
            return _turn;
        }
    }

    /// <summary>How many turns wait for the journal.</summary>
    public int TurnsInFlight => _inFlight.Count;

    public override void Post(SendOrPostCallback d, object? state)
    {
        _inbox.Enqueue(new WorkItem(d, state));
        Wake();
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("The loop is never waited for.");

    public override SynchronizationContext CreateCopy() => this;

    [Conditional("DEBUG")]
    public void AssertOnLoop() =>
        Debug.Assert(_threadId == Environment.CurrentManagedThreadId, "Chat state is read and changed on the loop only.");

    /// <summary>Releases what the journal finished, runs what has arrived (bounded), and hands the turn on. False when there was nothing to do.</summary>
    public bool RunTurn()
    {
        var previous = Current;
        SetSynchronizationContext(this);
        _threadId = Environment.CurrentManagedThreadId;
        try
        {
            var started = _time.GetTimestamp();
            var worked = ReleaseFinished();
            worked |= RunItems();
            EndTurn();
            ReleaseFinished();
            Flush();
            if (worked)
                _metrics.TurnTook(_time.GetElapsedTime(started));
            // A handler that went on when its turn was released, or its output drained, may have begun the next one.
            return worked || !_turn.IsEmpty || (_inFlight.TryPeek(out var next) && next.Outcome != TurnOutcome.Pending);
        }
        finally
        {
            _threadId = 0;
            SetSynchronizationContext(previous);
        }
    }

    /// <summary>Somebody waits for the present turn: what comes next belongs to the next one.</summary>
    public bool IsTurnOver => _cut;

    /// <summary>
    /// Ends the turn after the present line and completes when it, and so all before it, has been released: what others were shown
    /// until now is then durable. Who waits goes on before anything of a later turn is shown.
    /// </summary>
    public Task<TurnOutcome> ReleasedAsync()
    {
        AssertOnLoop();
        _cut = true;
        return _turn.ReleasedAsync();
    }

    /// <summary>Has records stored with the present turn, and completes when it is known whether they are.</summary>
    public Task<TurnOutcome> StoreAsync(params ReadOnlySpan<JournalRecord> records)
    {
        foreach (var record in records)
            Turn.Add(record);
        return ReleasedAsync();
    }

    /// <summary>Whether nothing is waiting to be run or to become durable (for tests and shutdown).</summary>
    public bool IsIdle => _inbox.IsEmpty && _inFlight.Count == 0;

    internal void MarkDirty(OutboundQueue queue) => _dirty.Add(queue);

    private void Wake() => Awaken();

    private bool RunItems()
    {
        var count = 0;
        // When the journal lags nothing more is taken in: connections read no further, and memory stays bounded.
        while (_inFlight.Count < _options.MaxTurnsInFlight && count < MaxItemsPerTurn && _inbox.TryDequeue(out var item))
        {
            Run(item);
            count++;
            EndIfOver();
        }

        return count > 0;
    }

    private void Run(WorkItem item)
    {
        try
        {
            item.Callback(item.State);
        }
#pragma warning disable CA1031 // The last resort: a bug in one item must not end the chat of all others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogItemFailed(exception);
        }
    }

    private void EndIfOver()
    {
        if (!_cut)
            return;
        EndTurn();
        ReleaseFinished();
    }

    private void EndTurn()
    {
        _cut = false;
        var turn = _turn;
        if (turn.IsEmpty)
            return;
        if (turn.HasRecords)
            Submitting(turn);
        turn.Close(_time.GetTimestamp());
        _turn = new Turn(_pool);
        _inFlight.Enqueue(turn);
        if (!turn.HasRecords)
            turn.Finish(TurnOutcome.Stored);
        else if (!_writer.TrySubmit(turn))
            turn.Finish(TurnOutcome.NotStored);
    }

    private bool ReleaseFinished()
    {
        var any = false;
        while (_inFlight.TryPeek(out var turn) && IsOver(turn))
        {
            _inFlight.Dequeue();
            Release(turn);
            any = true;
        }

        return any;
    }

    // A store that hangs must not hang the chat: after the limit the turn is given up, its outcome being unknown.
    private bool IsOver(Turn turn)
    {
        if (turn.Outcome != TurnOutcome.Pending)
            return true;
        if (_time.GetElapsedTime(turn.ClosedAt) < _options.StoreTimeout)
            return false;
        LogStoreHangs(_options.StoreTimeout);
        _writer.GiveUp(turn);
        return true;
    }

    private void Release(Turn turn)
    {
        if (turn.Outcome != TurnOutcome.Stored)
            Lost(turn, _inFlight.Append(_turn));
        turn.Release(this);
        // They go on here and now, before anything that was handled later is shown; what one does is not of another's turn.
        foreach (var waiting in turn.Waiting)
        {
            waiting.SetResult(turn.Outcome);
            if (_cut)
                EndTurn();
        }
    }

    private void Flush()
    {
        for (var i = 0; i < _dirty.Count; i++)
        {
            // Who waited for room in it goes on here.
            _dirty[i].Flush();
            if (_cut)
                EndTurn();
        }

        _dirty.Clear();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An item of the loop failed; the loop goes on")]
    private partial void LogItemFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store has not answered for {Timeout}; what waits for it is refused until it returns")]
    private partial void LogStoreHangs(TimeSpan timeout);

    private readonly record struct WorkItem(SendOrPostCallback Callback, object? State);
}
