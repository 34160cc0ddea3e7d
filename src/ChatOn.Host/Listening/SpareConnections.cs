namespace ChatOn.Host.Listening;

/// <summary>
/// Tells whether a silent connection may be one that a browser keeps in reserve. Browsers open such beside the one on which they ask for a page,
/// and what would be sent to one unasked could be taken for the answer to the next request.
/// </summary>
internal sealed class SpareConnections(TimeProvider time)
{
    private static readonly TimeSpan Near = TimeSpan.FromSeconds(5);

    private long _askedAt = long.MinValue;

    /// <summary>How long a connection in reserve is left alone: browsers close one that they have not used by then.</summary>
    public static TimeSpan Silence { get; } = TimeSpan.FromSeconds(15);

    /// <summary>Whether a browser has asked for a page a moment ago.</summary>
    public bool AreLikely => Volatile.Read(ref _askedAt) is not long.MinValue and var askedAt && time.GetElapsedTime(askedAt) < Near;

    /// <summary>Somebody who may be a browser asks for the page; others, who ask for metrics, keep nothing in reserve.</summary>
    /// <param name="request">What has been read of it.</param>
    public void Saw(ReadOnlySpan<byte> request)
    {
        if (request.StartsWith("GET / "u8))
            Volatile.Write(ref _askedAt, time.GetTimestamp());
    }
}
