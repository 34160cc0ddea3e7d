using ChatOn.Protocol;

namespace ChatOn.Server.Connections;

/// <summary>
/// Finds out what a classic client is and what it said, from its reads and from the silences between them. Pure: bytes and silences
/// in, items out.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>The first answer ends with a line end (a line client: nc, telnet) or with silence (an old client, whose answer is its nickname).</item>
/// <item>An old client sends each message as <c>nickname: text</c>, unframed: the stream is cut before each further prefix, and silence
/// ends the last message. What comes after a silence without the prefix is a late part of a message.</item>
/// <item>Until its first prefix an old client may still be a person at a terminal in character mode, whose every key is a read. So bytes
/// without prefix are kept until then; a line end makes it a line client, and all since its first byte is its first line.</item>
/// </list>
/// </remarks>
internal sealed class ClassicReader(int maxLineBytes, int endlessBytes) : IDisposable
{
    private readonly TelnetFilter _telnet = new();
    private readonly ClassicBuffer _buffer = new();
    private readonly LineFramer _framer = new(maxLineBytes);
    private Stage _stage;
    private byte[] _answer = [];
    private byte[] _prefix = [];
    private long _discarded;
    private bool _hasTalked;
    private bool _expectsAnswer;

    private enum Stage
    {
        Unknown,
        Old,
        Line,
        Ended,
    }

    /// <summary>Whether silence would tell something.</summary>
    public bool WaitsForSilence => _stage is Stage.Unknown or Stage.Old && (_buffer.Length > 0 || _discarded > 0);

    /// <summary>An old client was asked something: what it sends next, up to a silence, is one answer.</summary>
    public void ExpectAnswer() => _expectsAnswer = true;

    public void Read(ReadOnlySpan<byte> bytes, Queue<InboundLine> lines)
    {
        Span<byte> text = bytes.Length <= 1024 ? stackalloc byte[bytes.Length] : new byte[bytes.Length];
        text = text[.._telnet.Strip(bytes, text)];
        if (_stage == Stage.Unknown)
            ReadFirst(text, lines);
        else if (_stage == Stage.Old)
            ReadOld(text, lines);
        else if (_stage == Stage.Line)
            ReadLines(text, lines);
    }

    /// <summary>Nothing has come for the time that ends an old client's message.</summary>
    public void Silence(Queue<InboundLine> lines)
    {
        ForgetOverlong();
        if (_stage == Stage.Unknown && _buffer.Length > 0)
            BecomeOld(lines);
        if (_stage == Stage.Old && _buffer.Length > 0)
            EndOld(lines);
    }

    /// <summary>Nothing more will come: what has begun is all there is. An unfinished first answer is none.</summary>
    public void End(Queue<InboundLine> lines)
    {
        if (_stage == Stage.Old)
            Silence(lines);
        else if (_stage == Stage.Line)
            ReadLines("\n"u8, lines);
        _stage = Stage.Ended;
    }

    public void Dispose() => _framer.Dispose();

    private static bool IsBreak(byte value) => value is (byte)'\n' or (byte)'\r';

    private void ReadFirst(ReadOnlySpan<byte> text, Queue<InboundLine> lines)
    {
        _buffer.Append(text);
        if (_buffer.Bytes.ContainsAny((byte)'\n', (byte)'\r'))
        {
            _stage = Stage.Line;
            ReadLines(_buffer.TakeAll(), lines);
        }
        else if (_buffer.Length > maxLineBytes)
        {
            Cut(lines);
        }
    }

    private void BecomeOld(Queue<InboundLine> lines)
    {
        var first = _buffer.TakeAll();
        _stage = Stage.Old;
        _answer = first[..AnswerLength(first)];
        _prefix = [.. _answer, .. ": "u8];
        lines.Enqueue(InboundLine.Of(new ClassicItem(ClassicItemKind.OldAnswer, ClassicText.Clean(_answer))));
        _buffer.Append(first.AsSpan(_answer.Length));
        CutOld(lines);
    }

    // A nickname and a first message in one read: bobbob: hello.
    private static int AnswerLength(ReadOnlySpan<byte> first)
    {
        var colon = first.IndexOf(": "u8);
        var half = colon / 2;
        return colon > 0 && colon % 2 == 0 && first[..half].SequenceEqual(first[half..colon]) ? half : first.Length;
    }

    private void ReadOld(ReadOnlySpan<byte> text, Queue<InboundLine> lines)
    {
        _buffer.Append(text);
        if (IsLineAfterAll())
        {
            BecomeLine(lines);
            return;
        }

        if (!_expectsAnswer)
            CutOld(lines);
        if (_buffer.Length > maxLineBytes)
            Discard(lines);
    }

    private bool IsLineAfterAll()
    {
        var bytes = _buffer.Bytes.TrimEnd((byte)0);
        if (bytes.IsEmpty)
            return false;
        var mayBeTyping = !_hasTalked && !bytes.StartsWith(_prefix);
        return IsBreak(bytes[^1]) || (mayBeTyping && bytes.ContainsAny((byte)'\n', (byte)'\r'));
    }

    private void BecomeLine(Queue<InboundLine> lines)
    {
        _stage = Stage.Line;
        _expectsAnswer = false;
        var rest = _buffer.TakeAll().AsSpan();
        var firstLine = "";
        if (rest.StartsWith(_prefix))
        {
            rest = rest[_prefix.Length..];
        }
        else if (!_hasTalked)
        {
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            firstLine = ClassicText.Clean([.. _answer, .. rest[..end]]).Trim();
            rest = rest[end..];
        }

        lines.Enqueue(InboundLine.Of(new ClassicItem(ClassicItemKind.LineAfterAll, firstLine)));
        ReadLines(rest, lines);
    }

    /// <summary>Gives out all messages that are followed by a prefix.</summary>
    private void CutOld(Queue<InboundLine> lines)
    {
        while (true)
        {
            var front = _buffer.Bytes.StartsWith(_prefix) ? _prefix.Length : 0;
            var length = _buffer.Bytes[front..].IndexOf(_prefix);
            if (length < 0)
                return;
            if (_discarded == 0)
                GiveOld(_buffer.Bytes.Slice(front, length), isPrefixed: front > 0, lines);
            _buffer.Remove(front + length);
            _discarded = 0;
        }
    }

    private void EndOld(Queue<InboundLine> lines)
    {
        var isPrefixed = _buffer.Bytes.StartsWith(_prefix);
        if (_expectsAnswer)
        {
            _expectsAnswer = false;
            var answer = ClassicText.Clean(_buffer.TakeAll().AsSpan(isPrefixed ? _prefix.Length : 0));
            lines.Enqueue(InboundLine.Of(new ClassicItem(ClassicItemKind.Line, answer)));
        }
        else if (isPrefixed || _hasTalked || IsOperatorCommand(_buffer.Bytes))
        {
            GiveOld(_buffer.TakeAll().AsSpan(isPrefixed ? _prefix.Length : 0), isPrefixed, lines);
        }
    }

    // The last version sends these two without its prefix.
    private static bool IsOperatorCommand(ReadOnlySpan<byte> bytes) => bytes.StartsWith("KICK "u8) || bytes.StartsWith("BAN "u8);

    // A line break inside a message must not make a second line that seems to be somebody else's: each is a message of its own.
    private void GiveOld(ReadOnlySpan<byte> text, bool isPrefixed, Queue<InboundLine> lines)
    {
        _hasTalked |= isPrefixed;
        while (!text.IsEmpty)
        {
            var end = text.IndexOfAny((byte)'\n', (byte)'\r');
            var part = ClassicText.Clean(end < 0 ? text : text[..end]);
            text = end < 0 ? default : text[(end + 1)..];
            if (!string.IsNullOrWhiteSpace(part))
                lines.Enqueue(InboundLine.Of(new ClassicItem(isPrefixed ? ClassicItemKind.Prefixed : ClassicItemKind.Line, part)));
        }
    }

    // Too long a message: told once, and nothing of it is kept but what may be the beginning of the next prefix.
    private void Discard(Queue<InboundLine> lines)
    {
        if (_discarded == 0)
            lines.Enqueue(InboundLine.Of(new ClassicItem(ClassicItemKind.TooLong, "")));
        _hasTalked |= _buffer.Bytes.StartsWith(_prefix);
        var kept = Math.Min(_buffer.Length, _prefix.Length - 1);
        _discarded += _buffer.Length - kept;
        _buffer.Remove(_buffer.Length - kept);
        if (_discarded > endlessBytes)
            Cut(lines);
    }

    private void ForgetOverlong()
    {
        if (_discarded > 0)
            _buffer.Remove(_buffer.Length);
        _discarded = 0;
    }

    private void ReadLines(ReadOnlySpan<byte> text, Queue<InboundLine> lines)
    {
        while (true)
        {
            switch (_framer.TryReadLine(ref text, out var line))
            {
                case FrameResult.Line:
                    var typed = ClassicText.Clean(line);
                    if (!string.IsNullOrWhiteSpace(typed))
                        lines.Enqueue(InboundLine.Of(new ClassicItem(ClassicItemKind.Line, typed)));
                    break;
                case FrameResult.TooLong:
                    lines.Enqueue(InboundLine.Of(new ClassicItem(ClassicItemKind.TooLong, "")));
                    break;
                default:
                    if (_framer.Discarded > endlessBytes)
                        Cut(lines);
                    return;
            }
        }
    }

    private void Cut(Queue<InboundLine> lines)
    {
        _buffer.Remove(_buffer.Length);
        _stage = Stage.Ended;
        lines.Enqueue(InboundLine.Endless);
    }
}
