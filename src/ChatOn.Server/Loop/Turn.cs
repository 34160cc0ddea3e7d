using ChatOn.Server.Storage;

using ChatOn.Server.Connections;
namespace ChatOn.Server.Loop;

/// <summary>What became of a turn's records.</summary>
internal enum TurnOutcome
{
    /// <summary>The journal has not answered yet.</summary>
    Pending,

    /// <summary>Durable (or there was nothing to store).</summary>
    Stored,

    /// <summary>Certainly not stored.</summary>
    NotStored,

    /// <summary>The store failed in a way that leaves open whether they were stored.</summary>
    Unknown,
}

/// <summary>One run of the loop as a transaction: the records to store, and the bytes that go out once they are.</summary>
internal sealed class Turn(OutputPool pool)
{
    private readonly List<JournalRecord> _records = [];
    private readonly List<JournalRecord> _facts = [];
    private readonly List<TurnOutput> _outputs = pool.RentList();
    private readonly List<TaskCompletionSource<TurnOutcome>> _waiting = [];
    private int _outcome;

    public IReadOnlyList<JournalRecord> Records => _records;

    public bool HasRecords => _records.Count > 0;

    public bool IsEmpty => _records.Count == 0 && _outputs.Count == 0 && _waiting.Count == 0;

    /// <summary>Timestamp at which it was handed on.</summary>
    public long ClosedAt { get; private set; }

    /// <summary>Set by the writer's thread, read by the loop.</summary>
    public TurnOutcome Outcome => (TurnOutcome)Volatile.Read(ref _outcome);

    public int OutputCount => _outputs.Count;

    /// <summary>Records of this turn that nobody awaits and that hold whatever happens (a room was made, a room is gone).</summary>
    public IReadOnlyList<JournalRecord> Facts => _facts;

    public void Add(JournalRecord record) => _records.Add(record);

    /// <summary>Adds a record that is tried again with a later turn when this one is not stored.</summary>
    public void AddFact(JournalRecord record)
    {
        _records.Add(record);
        _facts.Add(record);
    }

    /// <summary>Adds facts of an earlier turn before everything else.</summary>
    public void AddEarlier(IReadOnlyCollection<JournalRecord> facts)
    {
        _records.InsertRange(0, facts);
        _facts.InsertRange(0, facts);
    }

    /// <summary>The bytes this turn has for a queue so far.</summary>
    public TurnOutput OutputFor(OutboundQueue queue)
    {
        if (queue.Collecting is { } collecting)
            return collecting;
        var output = pool.Rent(queue);
        queue.Collecting = output;
        _outputs.Add(output);
        return output;
    }

    /// <summary>
    /// Those who wait for the release, in the order in which they came. Each has a source of its own: a task with two continuations
    /// runs only one of them at once.
    /// </summary>
    public IReadOnlyList<TaskCompletionSource<TurnOutcome>> Waiting => _waiting;

    public Task<TurnOutcome> ReleasedAsync()
    {
        var source = new TaskCompletionSource<TurnOutcome>();
        _waiting.Add(source);
        return source.Task;
    }

    /// <summary>Nothing is added any more.</summary>
    public void Close(long timestamp)
    {
        ClosedAt = timestamp;
        foreach (var output in _outputs)
            output.Queue.Collecting = null;
    }

    /// <summary>States the outcome once; false when it was stated before.</summary>
    public bool Finish(TurnOutcome outcome) =>
        Interlocked.CompareExchange(ref _outcome, (int)outcome, (int)TurnOutcome.Pending) == (int)TurnOutcome.Pending;

    /// <summary>Hands the bytes to their queues; those tied to records that were not stored are replaced first. The last that is done with it.</summary>
    public void Release(ChatLoop loop)
    {
        foreach (var output in _outputs)
        {
            if (Outcome != TurnOutcome.Stored)
                output.DropTied(Outcome);
            output.Queue.Enqueue(output, loop);
        }

        pool.Return(_outputs);
    }
}
