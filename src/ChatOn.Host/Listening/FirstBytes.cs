using System.Buffers;

namespace ChatOn.Host.Listening;

/// <summary>What has been read of a connection before its protocol is known. Holds memory only when there is something.</summary>
internal sealed class FirstBytes : IDisposable
{
    private const int FirstSize = 512;

    private byte[]? _bytes;
    private int _start;
    private int _end;

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(_start, _end - _start);

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(_start, _end - _start);

    public int Length => _end - _start;

    /// <summary>Reads once, at most until <paramref name="maxLength"/> bytes are held.</summary>
    /// <returns>0 when the peer has ended its side.</returns>
    public async Task<int> ReadFromAsync(Stream stream, int maxLength, CancellationToken cancellationToken)
    {
        MakeRoom();
        int room = Math.Min(_bytes!.Length - _end, maxLength - Length);
        int count = await stream.ReadAsync(_bytes.AsMemory(_end, room), cancellationToken);
        _end += count;
        return count;
    }

    /// <summary>Forgets what has been dealt with.</summary>
    public void Skip(int count) => _start += count;

    /// <summary>Takes telnet commands out of the text.</summary>
    public void StripTelnet()
    {
        if (Span.Contains(Telnet.Iac))
            _end = _start + Telnet.Strip(Span, _bytes.AsSpan(_start));
    }

    /// <summary>Takes everything, as memory of its own.</summary>
    public byte[] ToArrayAndClear()
    {
        byte[] copy = Span.ToArray();
        Dispose();
        return copy;
    }

    public void Dispose()
    {
        if (_bytes is not null)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = null;
        _start = _end = 0;
    }

    private void MakeRoom()
    {
        if (_bytes is not null && _end < _bytes.Length)
            return;

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(FirstSize, 2 * Length));
        Span.CopyTo(larger);
        _end = Length;
        _start = 0;
        if (_bytes is not null)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
