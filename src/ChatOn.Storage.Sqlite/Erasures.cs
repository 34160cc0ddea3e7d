using System.Collections.Immutable;
using ChatOn.Server.Storage;

namespace ChatOn.Storage.Sqlite;

/// <summary>What the tables may hold and no read may show, as it was at one moment.</summary>
internal sealed record Erasures(
    ImmutableHashSet<long> Senders, ImmutableDictionary<(long Room, long Time), ErasedEntry> Entries)
{
    /// <summary>What is shown of an entry: itself, its tombstone, or nothing.</summary>
    public HistoryRecord? Show(HistoryRecord entry)
    {
        if (!Senders.IsEmpty && Senders.Contains(entry.Sender))
            return null;
        if (Entries.IsEmpty)
            return entry;
        if (entry.Kind == RecordKind.Edit && Entries.TryGetValue((entry.Room.Id, entry.Parent), out var parent) && entry.Time <= parent.EditsTo)
            return null;
        return Entries.TryGetValue((entry.Room.Id, entry.Time), out var erased) ? TombstoneOf(entry, erased.Tombstone) : entry;
    }

    /// <summary>What is shown of several, in their order.</summary>
    public IReadOnlyList<HistoryRecord> Show(IReadOnlyList<HistoryRecord> entries) => [.. entries.Select(Show).OfType<HistoryRecord>()];

    public static HistoryRecord TombstoneOf(HistoryRecord entry, ReadOnlyMemory<byte> tombstone) =>
        entry with { Kind = RecordKind.Tombstone, Body = tombstone, TextAt = null };
}
