using ChatOn.Protocol;
using ChatOn.Server.Events;
using ChatOn.Server.State;

namespace ChatOn.Server.Rendering;

/// <summary>How one session sees events.</summary>
/// <param name="IsOrigin">The session is the one that caused the event.</param>
/// <param name="IsPast">The event is shown again from the history: people get its time.</param>
/// <param name="Room">Id of the room that a person at a classic client talks in; 0 for none, and for IRC clients.</param>
internal readonly record struct View(
    WireFormat Format, CapabilitySet Capabilities, bool IsOrigin = false, bool IsPast = false, long Room = 0)
{
    private const int FormatShift = 62;
    private const ulong OriginBit = 1UL << 61;
    private const ulong PastBit = 1UL << 60;
    private const ulong ElsewhereBit = 1UL << 59;
    private const ulong OperatorBit = 1UL << 58;
    private const ulong ContextBit = 1UL << 57;
    private const ulong WatcherBit = 1UL << 56;

    /// <summary>Whether it is for people who read lines, not for an IRC client.</summary>
    public bool IsClassic => Format != WireFormat.Irc;

    /// <summary>An operator of the server sees it.</summary>
    public bool IsForOperator { get; init; }

    /// <summary>It hears of the event only because it watches the nickname, not because it shares a room.</summary>
    public bool IsWatcher { get; init; }

    /// <summary>The event stands in no place of its own here: it follows what it is about.</summary>
    public bool IsContext { get; init; }

    /// <summary>It was the viewer itself, here or at another of its clients.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The event at hand is of another room than the one that the person talks in: it is marked with its room.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>The same view of what a user may have done itself.</summary>
    public View Of(User? viewer, Event happened) => viewer is not null && viewer.Id == happened.Who.UserId ? this with { IsOwn = true } : this;

    /// <summary>The same view, of one event.</summary>
    public View Of(Event happened) => Room != 0 && happened is RoomEvent at ? this with { IsElsewhere = at.RoomId != Room } : this;

    /// <summary>
    /// Whether it wants what a capability adds about other users; of one whom it only watches, with extended-monitor —
    /// https://ircv3.net/specs/extensions/extended-monitor
    /// </summary>
    public bool Wants(Capability notices) => Capabilities.Has(notices) && (!IsWatcher || Capabilities.Has(Capability.ExtendedMonitor));

    /// <summary>What tells two renderings of an event apart, when its renderer looks only at <paramref name="looks"/>.</summary>
    public ulong Key(CapabilitySet looks) =>
        (Capabilities & looks).Bits | ((ulong)Format << FormatShift) | (IsOrigin ? OriginBit : 0) | (IsPast ? PastBit : 0) | (IsElsewhere ? ElsewhereBit : 0)
        | (IsContext ? ContextBit : 0) | (IsWatcher ? WatcherBit : 0)
        | (IsForOperator && (Capabilities & looks).Has(Capability.OperTag) ? OperatorBit : 0);
}

/// <summary>What a session speaks.</summary>
internal enum WireFormat
{
    Irc,

    /// <summary>Readable lines, ended by LF.</summary>
    Classic,

    /// <summary>The same for a program of the first versions, which asks for nothing: of replies it is shown only errors.</summary>
    Old,
}
