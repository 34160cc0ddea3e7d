using System.Text;
using ChatOn.Protocol;
using static ChatOn.Testing.Fuzzing.FuzzFailureException;

namespace ChatOn.Testing.Fuzzing;

/// <summary>
/// One session's labels and batches: a labelled line gets exactly one answer that carries the label, and a batch that is opened is closed.
/// https://ircv3.net/specs/extensions/labeled-response
/// </summary>
internal sealed class OwedAnswers
{
    private const int MaxLabelBytes = 64;

    private readonly Dictionary<string, int> _owed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _allowed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _later = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Batch> _open = new(StringComparer.Ordinal);

    /// <summary>A line was sent.</summary>
    /// <param name="isSure">Labels are negotiated now, and will be when the server comes to the line.</param>
    /// <returns>Whether an answer is owed now.</returns>
    public bool Sent(IrcMessage? message, ReadOnlySpan<byte> line, bool isSure)
    {
        // What the server cannot parse may be answered with the label or without.
        if (message is null)
        {
            if (LabelOf(line) is { } unsure)
                Allow(unsure);
            return false;
        }

        if (!message.TryGetTag("label"u8, out var label))
            return false;
        var isValid = label.Length > 0 && Encoding.UTF8.GetByteCount(label) <= MaxLabelBytes;
        // A batch of the client's is answered once, whenever it ends, by its first line's label.
        if (Ascii.EqualsIgnoreCase(message.Verb, "BATCH"u8))
        {
            _later[label] = _later.GetValueOrDefault(label) + 1;
            return false;
        }

        if (!isValid || !isSure || message.TryGetTag("batch"u8, out _))
        {
            Allow(label);
            return false;
        }

        _owed[label] = _owed.GetValueOrDefault(label) + 1;
        return true;
    }

    /// <summary>A line was heard.</summary>
    /// <returns>Whether it is part of an answer with a label, and whether it is of the past.</returns>
    public (bool IsAnswer, bool IsPast) Heard(IrcMessage message)
    {
        var isLabelled = message.TryGetTag("label"u8, out var label);
        if (isLabelled)
            Unless(Take(_owed, label) || Take(_allowed, label) || Take(_later, label), $"a label that is not owed: {message}");
        Batch? batch = null;
        if (message.TryGetTag("batch"u8, out var reference))
            Unless(_open.TryGetValue(reference, out batch), $"a line of a batch that is not open: {message}");
        var isAnswer = isLabelled || batch is { IsAnswer: true };
        var isPast = batch is { IsPast: true };
        if (message.Verb.SequenceEqual("BATCH"u8))
            isPast |= Open(message, new Batch(isAnswer, isPast || IsOfThePast(message.Text(1))));
        return (isAnswer, isPast);
    }

    /// <summary>Nothing that was sent is still worked at.</summary>
    public void Settle()
    {
        Unless(_owed.Count == 0, $"no answer to the label {string.Join(", ", _owed.Keys)}");
        Unless(_open.Count == 0, $"a batch that is never closed: {string.Join(", ", _open.Keys)}");
        _allowed.Clear();
    }

    private bool Open(IrcMessage message, Batch batch)
    {
        var reference = message.Text(0);
        if (reference.StartsWith('-'))
        {
            Unless(_open.Remove(reference[1..]), $"a batch is closed that is not open: {message}");
            return false;
        }

        Unless(reference.StartsWith('+') && _open.TryAdd(reference[1..], batch), $"a batch with the reference of another that is open: {message}");
        return batch.IsPast;
    }

    // What is not live: a history that was asked for, and whatever else a later type of batch brings again.
    private static bool IsOfThePast(string type) => type is not ("labeled-response" or "draft/multiline" or "netjoin" or "netsplit");

    private static string? LabelOf(ReadOnlySpan<byte> line)
    {
        var text = Encoding.UTF8.GetString(line).TrimStart(' ');
        if (!text.StartsWith('@'))
            return null;
        var tag = Array.FindLast(text[1..].Split(' ')[0].Split(';'), each => each.StartsWith("label=", StringComparison.Ordinal));
        return tag is null ? null : MessageTags.Unescape(tag["label=".Length..]);
    }

    private static bool Take(Dictionary<string, int> labels, string label)
    {
        if (!labels.TryGetValue(label, out var count))
            return false;
        if (count == 1)
            labels.Remove(label);
        else
            labels[label] = count - 1;
        return true;
    }

    private void Allow(string label) => _allowed[label] = _allowed.GetValueOrDefault(label) + 1;

    private sealed record Batch(bool IsAnswer, bool IsPast);
}
