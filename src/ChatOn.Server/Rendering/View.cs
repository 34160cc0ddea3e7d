using ChatOn.Protocol;

namespace ChatOn.Server.Rendering;

/// <summary>How one session sees events.</summary>
/// <param name="IsOrigin">The session is the one that caused the event.</param>
/// <param name="IsPast">The event is shown again from the history: people get its time.</param>
internal readonly record struct View(WireFormat Format, CapabilitySet Capabilities, bool IsOrigin = false, bool IsPast = false)
{
    private const int FormatShift = 62;
    private const ulong OriginBit = 1UL << 61;
    private const ulong PastBit = 1UL << 60;

    /// <summary>What tells two renderings of an event apart, when its renderer looks only at <paramref name="looks"/>.</summary>
    public ulong Key(CapabilitySet looks) =>
        (Capabilities & looks).Bits | ((ulong)Format << FormatShift) | (IsOrigin ? OriginBit : 0) | (IsPast ? PastBit : 0);
}

/// <summary>What a session speaks.</summary>
internal enum WireFormat
{
    Irc,

    /// <summary>Readable lines.</summary>
    Classic,
}
