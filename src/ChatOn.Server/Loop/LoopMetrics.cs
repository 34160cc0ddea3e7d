using System.Diagnostics.Metrics;

namespace ChatOn.Server.Loop;

/// <summary>Counters and histograms of the loop and the journal, on the meter "ChatOn".</summary>
internal sealed class LoopMetrics : IDisposable
{
    // Seconds. A turn takes tens of microseconds, a commit that waits for the disk some milliseconds; the default is made for longer waits.
    private static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries = [0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 1, 5],
    };

    private readonly Meter _meter = new("ChatOn");
    private readonly Histogram<double> _turns;
    private readonly Histogram<double> _commits;
    private readonly Counter<long> _records;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _messages;
    private readonly Counter<long> _deliveries;
    private readonly Counter<long> _renderings;
    private readonly Counter<long> _refusals;

    public LoopMetrics()
    {
        _turns = _meter.CreateHistogram("chaton.turn.duration", "s", "Time one turn of the loop took", tags: null, Durations);
        _commits = _meter.CreateHistogram("chaton.commit.duration", "s", "Time one group commit took", tags: null, Durations);
        _records = _meter.CreateCounter<long>("chaton.journal.records", description: "Records stored");
        _failures = _meter.CreateCounter<long>("chaton.commit.failures", description: "Commits that failed");
        _messages = _meter.CreateCounter<long>("chaton.messages", description: "Messages accepted");
        _deliveries = _meter.CreateCounter<long>("chaton.deliveries", description: "Lines put into sessions' outputs by fan-out");
        _renderings = _meter.CreateCounter<long>("chaton.renderings", description: "Forms in which fan-out rendered what it delivered");
        _refusals = _meter.CreateCounter<long>("chaton.refusals", description: "Refusals, by reason");
    }

    public Meter Meter => _meter;

    public void TurnTook(TimeSpan duration) => _turns.Record(duration.TotalSeconds);

    public void Committed(int records, TimeSpan duration)
    {
        _commits.Record(duration.TotalSeconds);
        _records.Add(records);
    }

    public void CommitFailed() => _failures.Add(1);

    public void Said() => _messages.Add(1);

    /// <summary>Something went out to a room.</summary>
    /// <param name="sessions">To how many sessions.</param>
    /// <param name="renderings">In how many forms.</param>
    public void Delivered(int sessions, int renderings)
    {
        _deliveries.Add(sessions);
        _renderings.Add(renderings);
    }

    public void Refused(string reason) => _refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Dispose() => _meter.Dispose();
}
