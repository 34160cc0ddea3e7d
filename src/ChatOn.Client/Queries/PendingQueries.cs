using System.Globalization;
using ChatOn.Client.Batches;
using ChatOn.Client.Incoming;
using ChatOn.Client.Sending;
using ChatOn.Client.State;
using ChatOn.Protocol;

namespace ChatOn.Client.Queries;

/// <summary>The questions that are not answered. What answers them goes to who asked, and nowhere else.</summary>
internal sealed class PendingQueries(ClientSession session)
{
    private const int Most = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<Query> _pending = [];

    private bool HasLabels => session.State.Capabilities.Has(Capability.LabeledResponse) && session.State.Capabilities.Has(Capability.Batch);

    public void Ask(Query query, string verb, params ReadOnlySpan<string> parameters)
    {
        if (session.State.Phase != ConnectionPhase.Online || _pending.Count == Most)
        {
            query.Fail(_pending.Count == Most ? "too many questions are not answered yet" : "there is no connection");
            query.Finish();
            return;
        }

        query.AskedAt = session.Time.GetTimestamp();
        _pending.Add(query);
        if (!HasLabels)
        {
            session.Send(verb, parameters);
            return;
        }

        query.Label = session.NextLabel();
        session.Send(Line.Of([new("label", query.Label)], verb, parameters));
    }

    /// <summary>Takes a line that answers a question.</summary>
    /// <returns>False when it answers none.</returns>
    public bool Take(IncomingLine line)
    {
        if (_pending.Count == 0 || line.Verb == "BATCH" || Find(line) is not { } query)
            return false;
        if (IsError(line))
            query.Fail(ReplyWords.Of(line));
        else if (line.Verb != "ACK")
            query.Add(new AnswerLine(line, line.Last));
        var isWhole = query.Label is null ? query.EndsWith(line.Verb) || IsError(line) : line.Batch is null;
        if (isWhole)
            Finish(query);
        return true;
    }

    /// <summary>Takes a message of several lines that answers a question.</summary>
    public bool TakeText(OpenBatch message)
    {
        if (_pending.Count == 0 || Find(message.Label, message.Parent) is not { } query)
            return false;
        query.Add(new AnswerLine(message.Start, message.Text));
        return true;
    }

    /// <summary>A batch is over.</summary>
    public void Ended(OpenBatch batch)
    {
        if (batch.Parent is null && Find(batch.Start.OwnLabel, batch) is { } query)
            Finish(query);
    }

    public void Tick()
    {
        foreach (var query in _pending.Where(one => session.Time.GetElapsedTime(one.AskedAt) > Patience).ToList())
        {
            query.Fail("the server has not answered");
            Finish(query);
        }
    }

    public void Disconnected()
    {
        foreach (var query in _pending.ToList())
        {
            query.Fail("the connection broke before the answer was there");
            Finish(query);
        }
    }

    private Query? Find(IncomingLine line)
    {
        if (line.Label is not null || line.Batch is not null)
            return Find(line.Label, line.Batch);
        var about = line.Verb is "FAIL" ? line[0] : line.Count > 2 ? line[1] : "";
        return _pending.Find(one => one.Label is null && (one.Has(line.Verb) || (IsError(line) && session.State.Names.Same(one.About, about))));
    }

    private Query? Find(string? label, OpenBatch? batch)
    {
        if (label is not null)
            return _pending.Find(one => one.Label == label);
        while (batch?.Parent is { } parent)
            batch = parent;
        return batch is null ? null : _pending.Find(one => one.Label is null && one.Batch == batch.Type);
    }

    private void Finish(Query query)
    {
        if (_pending.Remove(query))
            query.Finish();
    }

    private static bool IsError(IncomingLine line) =>
        line.Verb == "FAIL" || (int.TryParse(line.Verb, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 400 and < 600);
}
