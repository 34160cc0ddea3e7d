using System.Buffers;

using ChatOn.Server.Connections;
namespace ChatOn.Server.Loop;

/// <summary>Makes the bytes that take the place of a message that could not be stored.</summary>
internal interface ISaidFailure
{
    /// <summary>Writes the refusal, whole lines; says so when the outcome is unknown.</summary>
    void Write(IBufferWriter<byte> output, TurnOutcome outcome);
}

/// <summary>The bytes of one turn for one session, with the runs in them that are tied to the turn's records.</summary>
internal sealed class TurnOutput : IBufferWriter<byte>
{
    private const int FirstSize = 1024;

    private readonly List<TiedRun> _tied = [];
    private byte[] _bytes = [];

    public TurnOutput() => Place = new LinkedListNode<TurnOutput>(this);

    public OutboundQueue Queue { get; set; } = null!;

    /// <summary>Its place in the queue of what waits to be sent: with a new one each time a delivery would allocate.</summary>
    public LinkedListNode<TurnOutput> Place { get; }

    public int Length { get; private set; }

    /// <summary>The connection is closed when these bytes are sent.</summary>
    public bool IsLast { get; set; }

    public int Capacity => _bytes.Length;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Appends bytes that go out only if the turn's records are stored.</summary>
    /// <param name="bytes">May be empty for a sender without echo.</param>
    /// <param name="failure">What the sender is told otherwise; null for everybody else.</param>
    public void AppendTied(ReadOnlySpan<byte> bytes, ISaidFailure? failure)
    {
        var start = Length;
        Append(bytes);
        if (failure is null && _tied is [.., { Failure: null } last] && last.End == start)
            _tied[^1] = last with { End = Length };
        else
            _tied.Add(new TiedRun(start, Length, failure));
    }

    /// <summary>Takes the tied runs out; the senders' ones are replaced by a refusal.</summary>
    public void DropTied(TurnOutcome outcome)
    {
        if (_tied.Count == 0)
            return;
        var kept = new ArrayBufferWriter<byte>(Math.Max(Length, FirstSize));
        var position = 0;
        foreach (var run in _tied)
        {
            kept.Write(_bytes.AsSpan(position, run.Start - position));
            run.Failure?.Write(kept, outcome);
            position = run.End;
        }

        kept.Write(_bytes.AsSpan(position, Length - position));
        Length = 0;
        _tied.Clear();
        Append(kept.WrittenSpan);
    }

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(Length);
    }

    public void Clear()
    {
        Length = 0;
        IsLast = false;
        _tied.Clear();
    }

    /// <summary>Forgets a buffer too large to be kept.</summary>
    public void Shrink()
    {
        Clear();
        _bytes = [];
    }

    private void Grow(int more)
    {
        if (_bytes.Length - Length >= more)
            return;
        Array.Resize(ref _bytes, Math.Max(Math.Max(_bytes.Length * 2, FirstSize), Length + more));
    }

    private readonly record struct TiedRun(int Start, int End, ISaidFailure? Failure);
}
