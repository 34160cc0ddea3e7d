using System.Buffers;

namespace ChatOn.Protocol;

/// <summary>What the framer found.</summary>
public enum FrameResult
{
    /// <summary>A line, without its ending; never an empty one.</summary>
    Line,

    /// <summary>The input is used up; what there is of a line is kept.</summary>
    NeedMore,

    /// <summary>A line longer than the limit has ended; it was thrown away.</summary>
    TooLong,
}

/// <summary>
/// Cuts a stream of bytes into lines, however it is chunked. CR, LF and CR LF end a line; empty lines are passed over.
/// A line that lies whole in the input is not copied; of others the part is kept in a rented buffer, so that an idle
/// connection holds none.
/// </summary>
public sealed class LineFramer : IDisposable
{
    private const int FirstRent = 256;

    private readonly int _maxLineBytes;
    private byte[]? _buffer;
    private int _count;
    private bool _taken;
    private bool _overlong;

    /// <summary>Makes a framer for lines of at most <paramref name="maxLineBytes"/> bytes, line ending not counted.</summary>
    public LineFramer(int maxLineBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxLineBytes);
        _maxLineBytes = maxLineBytes;
    }

    /// <summary>How many bytes of a line without an end are kept.</summary>
    public int Buffered => _taken ? 0 : _count;

    /// <summary>The kept part of a line without an end.</summary>
    public ReadOnlySpan<byte> Pending => _buffer.AsSpan(0, Buffered);

    /// <summary>How many bytes of the overlong line at hand were thrown away so far; the whole line just after <see cref="FrameResult.TooLong"/>.</summary>
    public long Discarded { get; private set; }

    /// <summary>
    /// Takes one line off the front of <paramref name="input"/>; call again until it says <see cref="FrameResult.NeedMore"/>.
    /// The line is valid until the next call and as long as the input is.
    /// </summary>
    public FrameResult TryReadLine(ref ReadOnlySpan<byte> input, out ReadOnlySpan<byte> line)
    {
        if (_taken || _count == 0)
            Release();
        if (!_overlong)
            Discarded = 0;
        line = default;
        while (true)
        {
            var end = input.IndexOfAny((byte)'\r', (byte)'\n');
            if (end < 0)
            {
                Keep(input);
                input = default;
                return FrameResult.NeedMore;
            }
            var part = input[..end];
            input = input[(end + 1)..];
            if (_overlong || _count > 0)
                return EndPartial(part, out line);
            if (part.Length > _maxLineBytes)
            {
                Discarded = part.Length;
                return FrameResult.TooLong;
            }
            if (part.IsEmpty)
                continue;
            line = part;
            return FrameResult.Line;
        }
    }

    /// <summary>Forgets everything kept.</summary>
    public void Reset()
    {
        Release();
        _overlong = false;
        Discarded = 0;
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose() => Reset();

    private FrameResult EndPartial(ReadOnlySpan<byte> part, out ReadOnlySpan<byte> line)
    {
        Keep(part);
        line = default;
        if (_overlong)
        {
            _overlong = false;
            return FrameResult.TooLong;
        }
        line = _buffer.AsSpan(0, _count);
        _taken = true;
        return FrameResult.Line;
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        if (_overlong)
        {
            Discarded += part.Length;
            return;
        }
        if (part.Length > _maxLineBytes - _count)
        {
            Discarded = (long)_count + part.Length;
            Release();
            _overlong = true;
            return;
        }
        if (part.IsEmpty)
            return;
        Grow(_count + part.Length);
        part.CopyTo(_buffer.AsSpan(_count));
        _count += part.Length;
    }

    private void Grow(int needed)
    {
        if (_buffer is not null && _buffer.Length >= needed)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, Math.Min(_maxLineBytes, Math.Max(FirstRent, 2 * _count))));
        if (_buffer is not null)
        {
            _buffer.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
        }
        _buffer = larger;
    }

    private void Release()
    {
        _count = 0;
        _taken = false;
        if (_buffer is null)
            return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = null;
    }
}
