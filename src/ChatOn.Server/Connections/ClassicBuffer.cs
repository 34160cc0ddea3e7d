namespace ChatOn.Server.Connections;

/// <summary>Bytes that wait for what follows them. Holds memory only while there are any.</summary>
internal sealed class ClassicBuffer
{
    private byte[] _bytes = [];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - Length < bytes.Length)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Takes bytes off the front.</summary>
    public void Remove(int count)
    {
        _bytes.AsSpan(count, Length - count).CopyTo(_bytes);
        Length -= count;
        if (Length == 0)
            _bytes = [];
    }

    public byte[] TakeAll()
    {
        var all = Bytes.ToArray();
        Remove(Length);
        return all;
    }
}
