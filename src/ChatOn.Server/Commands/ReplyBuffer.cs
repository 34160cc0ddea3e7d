using System.Buffers;
using ChatOn.Protocol;
using ChatOn.Server.Connections;
using ChatOn.Server.Loop;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands;

/// <summary>
/// The answer to a labelled command while it is made: one line goes out with the label, several as a batch, none as ACK. A long one
/// opens its batch early, so that it can be sent as the queue drains. An answer that is a batch of its own kind carries the label on that,
/// and is a batch without a label too. https://ircv3.net/specs/extensions/labeled-response
/// </summary>
/// <param name="label">Null for an unlabelled answer, whose batch is then opened at once.</param>
/// <param name="reference">Of its batch, should there be one; never what the client chose.</param>
internal sealed class ReplyBuffer(string? label, string reference, Origin server, ChatLoop loop, OutboundQueue output)
{
    private const int OpenBatchAtBytes = 16 << 10;

    private readonly ArrayBufferWriter<byte> _bytes = new(512);
    private readonly List<Line> _lines = [];
    private string? _batch;

    /// <summary>The tag that lines carry at this moment.</summary>
    public ReplyTag Tag => _batch is null ? new ReplyTag("label", label!) : new ReplyTag("batch", _batch);

    /// <param name="isTagged">The lines have the tag of a batch inside the answer already.</param>
    public void Add(ReadOnlySpan<byte> rendered, ISaidFailure? failure, bool isTagged = false)
    {
        if (rendered.IsEmpty)
        {
            // A sender without echo hears nothing of its message, unless it fails.
            _lines.Add(new Line(_bytes.WrittenCount, 0, failure is not null, failure));
            return;
        }

        var isTied = failure is not null;
        while (!rendered.IsEmpty)
        {
            var length = ReplyTag.MeasureMessage(rendered);
            _lines.Add(new Line(_bytes.WrittenCount, length, isTied, failure, isTagged));
            _bytes.Write(rendered[..length]);
            rendered = rendered[length..];
            // It failed as a whole, and that is said once.
            failure = null;
        }

        // A single message, however long, carries the label itself.
        if (_bytes.WrittenCount > OpenBatchAtBytes && _lines.Count > 1)
            Emit(opensBatch: true);
    }

    /// <summary>Makes the whole answer, of which nothing was said yet, a batch of its own kind.</summary>
    public void Open(string type, params ReadOnlySpan<string> parameters)
    {
        if (_batch is null)
            OpenBatch(type, parameters);
    }

    /// <summary>Puts out what is there before a wait.</summary>
    public void Flush()
    {
        if (_lines.Count > 0)
            Emit(opensBatch: true);
    }

    /// <summary>Puts out what is there when some of it is tied to what the present turn stores, before a wait that ends the turn.</summary>
    public void FlushTied()
    {
        if (_lines.Exists(line => line.IsTied))
            Flush();
    }

    /// <summary>Ends the answer. It is not called twice.</summary>
    public void Complete()
    {
        // A line that is only shown when it fails counts beside others: there would be two answers.
        var shown = _lines.Count(line => line.Length > 0);
        if (_batch is not null || (shown > 0 && _lines.Count > 1))
        {
            Emit(opensBatch: true);
            WriteEnd(loop.Turn.OutputFor(output));
        }
        else if (shown == 1)
        {
            Emit(opensBatch: false);
        }
        else
        {
            Acknowledge();
        }
    }

    private void Emit(bool opensBatch)
    {
        if (opensBatch && _batch is null)
            OpenBatch("labeled-response");
        var target = loop.Turn.OutputFor(output);
        var tagged = new ArrayBufferWriter<byte>(512);
        foreach (var line in _lines)
        {
            tagged.ResetWrittenCount();
            var bytes = _bytes.WrittenSpan.Slice(line.Start, line.Length);
            if (line.IsTagged)
                tagged.Write(bytes);
            else if (line.Length > 0)
                Tag.WriteBefore(bytes, tagged);

            if (line.IsTied)
                target.AppendTied(tagged.WrittenSpan, line.Failure);
            else
                target.Append(tagged.WrittenSpan);
        }

        _lines.Clear();
        _bytes.ResetWrittenCount();
    }

    private void OpenBatch(string type, params ReadOnlySpan<string> parameters)
    {
        _batch = reference;
        WriteStart(loop.Turn.OutputFor(output), type, parameters);
    }

    private void BeBatch() => _batch = reference;

    private void WriteStart(IBufferWriter<byte> target, string type, params ReadOnlySpan<string> parameters)
    {
        var start = new MessageWriter(target);
        if (label is not null)
            start.Tag("label"u8, label);
        start.Source(server.Source);
        start.Verb("BATCH"u8);
        start.Param("+" + reference);
        start.Param(type);
        foreach (var parameter in parameters)
            start.ParamOrStar(parameter);
        start.End();
    }

    private void WriteEnd(IBufferWriter<byte> target)
    {
        var end = new MessageWriter(target);
        end.Source(server.Source);
        end.Verb("BATCH"u8);
        end.Param("-" + reference);
        end.End();
    }

    // Without echo-message the answer is an ACK; it is tied to the message, for a message that was not stored is not acknowledged.
    private void Acknowledge()
    {
        var ack = new ArrayBufferWriter<byte>(64);
        var writer = new MessageWriter(ack);
        writer.Tag("label"u8, label!);
        writer.Source(server.Source);
        writer.Verb("ACK"u8);
        writer.End();
        var failures = _lines.Select(line => line.Failure).OfType<ISaidFailure>().ToList();
        var target = loop.Turn.OutputFor(output);
        if (failures.Count == 0)
            target.Append(ack.WrittenSpan);
        else
            target.AppendTied(ack.WrittenSpan, failures.Count == 1 ? failures[0] : new SeveralFailures(this, failures));
    }

    /// <summary>Several messages of one command that were not stored are answered by one batch.</summary>
    private sealed class SeveralFailures(ReplyBuffer answer, List<ISaidFailure> failures) : ISaidFailure
    {
        public void Write(IBufferWriter<byte> output, TurnOutcome outcome)
        {
            answer.BeBatch();
            answer.WriteStart(output, "labeled-response");
            foreach (var failure in failures)
                failure.Write(output, outcome);
            answer.WriteEnd(output);
        }
    }

    /// <summary>One logical message of the answer.</summary>
    /// <param name="IsTied">It goes out only if the turn's records are stored.</param>
    /// <param name="Failure">What is said otherwise; null when another message of the answer says it.</param>
    /// <param name="IsTagged">It has the tag of a batch inside the answer already.</param>
    private readonly record struct Line(int Start, int Length, bool IsTied, ISaidFailure? Failure, bool IsTagged = false);
}
