using System.Buffers;
using System.Diagnostics;
using System.Text.Unicode;

namespace ChatOn.Protocol;

/// <summary>
/// Writes one IRC line: tags, then source, verb, parameters, trailing, then <see cref="End"/>; one writer for one line.
/// Whatever it is given, what it writes is one well-formed line: values are cut at NUL, CR and LF, the body has at most
/// 512 bytes with CR LF (cut between characters), the tags at most 8,191 (a tag that does not fit is left out).
/// See https://modern.ircdocs.horse/#message-format
/// </summary>
/// <remarks>Nothing is allocated. Room for a whole body is always reserved, so that only tags have to ask for more.</remarks>
public ref struct MessageWriter
{
    /// <summary>The longest body, CR LF included.</summary>
    public const int MaxBodyBytes = 512;

    /// <summary>The longest tags, '@' and the space after them included.</summary>
    public const int MaxTagBytes = 8191;

    /// <summary>The longest source that is written whole: one cannot push the verb out of the body.</summary>
    public const int MaxSourceBytes = 400;

    private const int BodyReserve = MaxBodyBytes + 1;

    private readonly IBufferWriter<byte> _output;
    private Span<byte> _span;
    private int _at;
    private int _end;
    private int _tagBytes;
    private bool _inBody;

    /// <summary>Begins a line in <paramref name="output"/>.</summary>
    public MessageWriter(IBufferWriter<byte> output)
    {
        _output = output;
        _span = output.GetSpan(BodyReserve + 128);
    }

    /// <summary>Writes a tag without a value.</summary>
    public void Tag(scoped ReadOnlySpan<byte> key)
    {
        if (!TryBeginTag(key, 0, out var start))
            return;
        EndTag(start);
    }

    /// <summary>Writes a tag and its value, which is escaped here.</summary>
    public void Tag(scoped ReadOnlySpan<byte> key, scoped ReadOnlySpan<byte> value)
    {
        if (value.Length > MaxTagBytes || !TryBeginTag(key, 1 + (2 * value.Length), out var start))
            return;
        if (!value.IsEmpty)
        {
            _span[_at++] = (byte)'=';
            _at += MessageTags.Escape(value, _span[_at..]);
        }
        EndTag(start);
    }

    /// <inheritdoc cref="Tag(ReadOnlySpan{byte}, ReadOnlySpan{byte})"/>
    public void Tag(scoped ReadOnlySpan<byte> key, string value)
    {
        if (value.Length > MaxTagBytes || !TryBeginTag(key, 1 + (3 * value.Length), out var start))
            return;
        if (value.Length > 0)
        {
            _span[_at++] = (byte)'=';
            _at += MessageTags.Escape(value, _span[_at..]);
        }
        EndTag(start);
    }

    /// <summary>Writes tags that are escaped already, <c>k=v;k2</c>; tags at the end that do not fit are left out.</summary>
    public void RawTags(scoped ReadOnlySpan<byte> tags)
    {
        tags = WireText.CutWord(tags);
        var room = Math.Max(0, MaxTagBytes - 2 - _tagBytes);
        if (tags.Length > room)
            tags = tags[..Math.Max(0, tags[..(room + 1)].LastIndexOf((byte)';'))];
        if (tags.IsEmpty || _inBody)
            return;
        Reserve(1 + tags.Length);
        var start = _at;
        _span[_at++] = _tagBytes == 0 ? (byte)'@' : (byte)';';
        tags.CopyTo(_span[_at..]);
        _at += tags.Length;
        EndTag(start);
    }

    /// <summary>Writes the source, without ':' ; nothing when it is empty.</summary>
    public void Source(scoped ReadOnlySpan<byte> source)
    {
        Debug.Assert(!_inBody, "The source is the first of the body.");
        BeginBody();
        source = WireText.CutWord(source);
        if (source.IsEmpty)
            return;
        source = WireText.CutAtCharacter(source, MaxSourceBytes);
        _span[_at++] = (byte)':';
        source.CopyTo(_span[_at..]);
        _at += source.Length;
        _span[_at++] = (byte)' ';
    }

    /// <summary>Writes the verb: letters or three digits.</summary>
    public void Verb(scoped ReadOnlySpan<byte> verb)
    {
        Debug.Assert(MessageParser.IsVerb(verb), "A verb is letters or three digits.");
        BeginBody();
        verb = WireText.CutWord(verb);
        verb = verb[..Math.Min(verb.Length, _end - _at)];
        verb.CopyTo(_span[_at..]);
        _at += verb.Length;
    }

    /// <summary>Writes a numeric as the verb.</summary>
    public void Numeric(Numeric numeric)
    {
        BeginBody();
        if (_end - _at < 3)
            return;
        var code = numeric.Code;
        _span[_at] = (byte)('0' + (code / 100 % 10));
        _span[_at + 1] = (byte)('0' + (code / 10 % 10));
        _span[_at + 2] = (byte)('0' + (code % 10));
        _at += 3;
    }

    /// <summary>Writes a parameter that is not the last. It must not be empty, hold a space or begin with ':'.</summary>
    public void Param(scoped ReadOnlySpan<byte> value)
    {
        Debug.Assert(WireText.IsMiddle(value), "A middle parameter is not empty, has no space and no ':' in front.");
        ParamOrStar(value);
    }

    /// <inheritdoc cref="Param(ReadOnlySpan{byte})"/>
    public void Param(string value)
    {
        Debug.Assert(WireText.IsMiddle(value), "A middle parameter is not empty, has no space and no ':' in front.");
        ParamOrStar(value);
    }

    /// <summary>Writes a number as a parameter.</summary>
    public void Param(long value)
    {
        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var length);
        ParamOrStar(digits[..length]);
    }

    /// <summary>Writes as a parameter what a user gave, or '*' where that cannot stand as one.</summary>
    public void ParamOrStar(scoped ReadOnlySpan<byte> value)
    {
        value = WireText.Cut(value);
        if (!WireText.IsMiddle(value))
            value = "*"u8;
        var whole = value.Length;
        value = WireText.CutAtCharacter(value, Math.Max(0, _end - _at - 1));
        if (!value.IsEmpty)
        {
            _span[_at++] = (byte)' ';
            value.CopyTo(_span[_at..]);
            _at += value.Length;
        }
        if (value.Length < whole)
            _end = _at;
    }

    /// <inheritdoc cref="ParamOrStar(ReadOnlySpan{byte})"/>
    public void ParamOrStar(string value)
    {
        var text = WireText.Cut(value.AsSpan());
        if (!WireText.IsMiddle(text))
            text = "*";
        if (_at == _end)
            return;
        _span[_at++] = (byte)' ';
        if (Append(text) == 0)
            _end = --_at;
    }

    /// <summary>Writes the last parameter, which may be empty and hold spaces; cut between characters when it is too long.</summary>
    public void Trailing(scoped ReadOnlySpan<byte> value)
    {
        if (!TryBeginTrailing())
            return;
        value = WireText.CutAtCharacter(WireText.Cut(value), _end - _at);
        value.CopyTo(_span[_at..]);
        _at += value.Length;
        _end = _at;
    }

    /// <inheritdoc cref="Trailing(ReadOnlySpan{byte})"/>
    public void Trailing(string value)
    {
        if (!TryBeginTrailing())
            return;
        Append(WireText.Cut(value.AsSpan()));
        _end = _at;
    }

    /// <summary>Ends the line with CR LF and hands it to the output.</summary>
    public void End()
    {
        BeginBody();
        _span[_at] = (byte)'\r';
        _span[_at + 1] = (byte)'\n';
        _output.Advance(_at + 2);
        _span = default;
        _at = 0;
    }

    private bool TryBeginTag(scoped ReadOnlySpan<byte> key, int valueBytes, out int start)
    {
        Debug.Assert(!_inBody, "Tags come first.");
        start = 0;
        if (_inBody || key.Length > MaxTagBytes || !WireText.IsKey(key))
            return false;
        Reserve(1 + key.Length + valueBytes);
        start = _at;
        _span[_at++] = _tagBytes == 0 ? (byte)'@' : (byte)';';
        key.CopyTo(_span[_at..]);
        _at += key.Length;
        return true;
    }

    private void EndTag(int start)
    {
        var length = _at - start;
        if (_tagBytes + length + 1 > MaxTagBytes)
            _at = start;
        else
            _tagBytes += length;
    }

    private void Reserve(int bytes)
    {
        if (_span.Length - _at >= bytes + BodyReserve)
            return;
        _output.Advance(_at);
        _at = 0;
        _span = _output.GetSpan(bytes + BodyReserve);
    }

    private void BeginBody()
    {
        if (_inBody)
            return;
        _inBody = true;
        if (_tagBytes > 0)
            _span[_at++] = (byte)' ';
        _end = _at + MaxBodyBytes - 2;
    }

    private bool TryBeginTrailing()
    {
        if (_end - _at < 2)
            return false;
        _span[_at++] = (byte)' ';
        _span[_at++] = (byte)':';
        return true;
    }

    /// <summary>Appends text as UTF-8 as far as it fits; when it does not fit whole, nothing more is taken after it.</summary>
    private int Append(scoped ReadOnlySpan<char> text)
    {
        var status = Utf8.FromUtf16(text, _span[_at.._end], out _, out var written);
        _at += written;
        if (status != OperationStatus.Done)
            _end = _at;
        return written;
    }
}
