using ChatOn.Server.Connections;
namespace ChatOn.Server.Loop;

/// <summary>Keeps output buffers for reuse, up to a number of bytes. A fan-out to thousands needs as many at once, more than ArrayPool keeps.</summary>
internal sealed class OutputPool(long maxBytes)
{
    private const int MaxKeptCapacity = 32 << 10;

    private readonly Stack<TurnOutput> _free = new();
    private long _bytes;

    public TurnOutput Rent(OutboundQueue queue)
    {
        if (_free.TryPop(out var output))
            _bytes -= output.Capacity;
        else
            output = new TurnOutput();
        output.Queue = queue;
        return output;
    }

    public void Return(TurnOutput output)
    {
        if (output.Capacity > MaxKeptCapacity)
            output.Shrink();
        output.Clear();
        output.Queue = null!;
        if (_bytes + output.Capacity > maxBytes)
            return;
        _bytes += output.Capacity;
        _free.Push(output);
    }
}
