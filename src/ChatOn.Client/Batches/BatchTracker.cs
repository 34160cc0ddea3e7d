namespace ChatOn.Client.Batches;

/// <summary>The open batches. Too many, or nested too deep: further ones count as not there.</summary>
internal sealed class BatchTracker(int most)
{
    private const int MostDepth = 4;

    private readonly Dictionary<string, OpenBatch> _open = new(StringComparer.Ordinal);

    public int Count => _open.Count;

    public OpenBatch? Find(string? reference) => reference is null ? null : _open.GetValueOrDefault(reference);

    public void Open(string reference, OpenBatch batch)
    {
        if (batch.Depth <= MostDepth && (_open.Count < most || _open.ContainsKey(reference)))
            _open[reference] = batch;
    }

    public OpenBatch? Close(string reference) => _open.Remove(reference, out var batch) ? batch : null;

    public void Clear() => _open.Clear();
}
