using ChatOn.Client.Batches;

namespace ChatOn.Client.Incoming;

/// <summary><c>BATCH +reference type parameters</c> and <c>BATCH -reference</c>: https://ircv3.net/specs/extensions/batch</summary>
internal sealed class BatchHandler(ClientSession session) : IIncomingHandler
{
    public bool TakesHistory => true;

    public void Handle(IncomingLine line)
    {
        var reference = line[0];
        if (reference.StartsWith('+'))
            session.Batches.Open(reference[1..], new OpenBatch(line[1], line, line.Batch));
        else if (reference.StartsWith('-') && session.Batches.Close(reference[1..]) is { } batch)
            End(batch);
    }

    private void End(OpenBatch batch)
    {
        session.Pending.Ended(batch);
        if (batch.IsMultiline && session.Pending.TakeText(batch))
            return;
        if (batch.IsMultiline && !session.Ignores(batch.Start))
            session.Intake.Take(batch.Start, batch.Start[2], batch.Text, batch.Verb == "NOTICE");
        else if (batch.IsHistory)
            session.History.Ended(batch);
    }
}
