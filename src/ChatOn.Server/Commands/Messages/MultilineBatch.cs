using System.Buffers;
using System.Globalization;
using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Events;
using ChatOn.Server.Rendering;

namespace ChatOn.Server.Commands.Messages;

/// <summary>
/// <c>BATCH +reference draft/multiline target</c>: lines that are one message — https://ircv3.net/specs/extensions/multiline
/// </summary>
internal sealed class MultilineBatch(BatchOpening opening, Messaging messaging, LimitOptions limits) : ClientBatch(opening)
{
    private const double BytesPerCost = 1024;

    // The lines' own bytes are copied: a line would keep its tags in memory.
    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly List<int> _cuts = [];
    private readonly string _target = opening.Message.Text(2);
    private MessageKind? _kind;
    private int _lines;
    private bool _hasWords;

    public override double Cost => 1 + (_text.WrittenCount / BytesPerCost);

    public override string InvalidCode => MultilineBatchType.Invalid;

    public override BatchError? Take(IrcMessage line)
    {
        if (KindOf(line) is not { } kind || (_kind ?? kind) != kind)
            return Invalid("A message of several lines is made of PRIVMSG lines only, or of NOTICE lines only");
        if (!HasOnlyOwnTags(line, out var isContinued))
            return Invalid("The lines of a message have no tags of their own; those of the message are on its BATCH");
        if (_target.Length == 0 || !CaseMapping.Equals(line.Text(0), _target))
            return new BatchError("MULTILINE_INVALID_TARGET", "All lines of a message go to its one target", _target, line.Text(0));
        var text = line[1];
        if (isContinued && text.IsEmpty)
            return Invalid("A blank line cannot go on from another");
        if (_lines == limits.MultilineLines)
            return new BatchError("MULTILINE_MAX_LINES", "The message has too many lines", Number(limits.MultilineLines));
        var isJoined = _lines > 0 && !isContinued;
        if (_text.WrittenCount + text.Length + (isJoined ? 1 : 0) > limits.MultilineBytes)
            return new BatchError("MULTILINE_MAX_BYTES", "The message is too long", Number(limits.MultilineBytes));
        if (isJoined)
            _text.Write("\n"u8);
        else if (_lines > 0)
            _cuts.Add(_text.WrittenCount);
        _text.Write(text);
        _hasWords |= !text.IsEmpty;
        _kind = kind;
        _lines++;
        return null;
    }

    public override ValueTask CompleteAsync(CommandContext context)
    {
        if (_kind is not { } kind || !_hasWords)
        {
            context.Fail(InvalidCode, [], _lines == 0 ? "There are no lines in the message" : "The message has blank lines only");
            return ValueTask.CompletedTask;
        }

        var words = new Messaging.Words(kind, _text.WrittenMemory, ClientTagFilter.Of(Message, context.Options.ClientTagDeny), context.ClientId) { Composition = new LineComposition(_cuts) };
        return messaging.SendLinesAsync(context, _target, words);
    }

    private static MessageKind? KindOf(IrcMessage line) =>
        Ascii.EqualsIgnoreCase(line.Verb, "PRIVMSG"u8) ? MessageKind.Privmsg
        : Ascii.EqualsIgnoreCase(line.Verb, "NOTICE"u8) ? MessageKind.Notice
        : null;

    private static bool HasOnlyOwnTags(IrcMessage line, out bool isContinued)
    {
        isContinued = false;
        foreach (var tag in line.EnumerateTags())
        {
            if (tag.Key.SequenceEqual(MessageLines.ConcatTag))
                isContinued = true;
            else if (!tag.Key.SequenceEqual("batch"u8))
                return false;
        }

        return true;
    }

    private static BatchError Invalid(string text) => new(MultilineBatchType.Invalid, text);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
