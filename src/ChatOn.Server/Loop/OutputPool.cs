using ChatOn.Server.Connections;
namespace ChatOn.Server.Loop;

/// <summary>
/// Keeps output buffers for reuse, up to a number of bytes, and the lists of them. A fan-out to thousands needs as many at once, more than
/// ArrayPool keeps.
/// </summary>
internal sealed class OutputPool(long maxBytes)
{
    private const int MaxKeptCapacity = 32 << 10;

    // As many as turns are commonly on their way: a list that grows anew with each turn is 19 bytes for each delivery.
    private const int MaxKeptLists = 8;

    private readonly Stack<TurnOutput> _free = new();
    private readonly Stack<List<TurnOutput>> _freeLists = new(MaxKeptLists);
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

    /// <summary>An empty list for the outputs of a turn.</summary>
    public List<TurnOutput> RentList() => _freeLists.TryPop(out var list) ? list : [];

    public void Return(List<TurnOutput> list)
    {
        list.Clear();
        if (_freeLists.Count < MaxKeptLists)
            _freeLists.Push(list);
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
