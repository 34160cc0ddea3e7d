namespace ChatOn.Server.Loop;

/// <summary>Bounds of the loop.</summary>
internal sealed record LoopOptions
{
    /// <summary>How many turns may wait for the journal before input pauses.</summary>
    public int MaxTurnsInFlight { get; init; } = 64;

    /// <summary>How long a commit may take before what waits for it is refused.</summary>
    public TimeSpan StoreTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many bytes of output buffers are kept for reuse.</summary>
    public long PooledOutputBytes { get; init; } = 32L << 20;
}
