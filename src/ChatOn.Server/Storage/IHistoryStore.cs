namespace ChatOn.Server.Storage;

/// <summary>The port that reads history. Never called on the loop's thread for its own work: it completes elsewhere.</summary>
public interface IHistoryStore
{
    /// <summary>
    /// Entries of one room within a range, oldest first in the answer whatever end was asked for. All that was committed before
    /// the call is seen; what is committed during it may be. Empty when the room is unknown or erased.
    /// </summary>
    /// <exception cref="JournalException">The store cannot be read now.</exception>
    ValueTask<IReadOnlyList<HistoryRecord>> ReadAsync(HistoryRange range, CancellationToken cancellationToken);

    /// <summary>The record that <paramref name="sender"/> stored with this client id, or null.</summary>
    /// <exception cref="JournalException">The store cannot be read now.</exception>
    ValueTask<HistoryRecord?> FindByClientIdAsync(long sender, string clientId, CancellationToken cancellationToken);

    /// <summary>
    /// The entries of one room whose parent is one of these, by parent and then by time; of each parent the newest.
    /// </summary>
    /// <param name="parents">Times of entries of the room, ascending; at most 1,000.</param>
    /// <param name="limit">How many of each parent at the most; at least 1.</param>
    /// <param name="kind">Only those; null for all.</param>
    /// <exception cref="JournalException">The store cannot be read now.</exception>
    ValueTask<IReadOnlyList<HistoryRecord>> ReadChildrenAsync(long roomId, IReadOnlyList<long> parents, int limit, RecordKind? kind, CancellationToken cancellationToken);

    /// <summary>
    /// Entries whose text has all the words, from several rooms, oldest first in the answer; the newest of them when there are more than
    /// the limit. All entries of the oldest time in the answer are in it, though they be more than the limit.
    /// </summary>
    /// <exception cref="JournalException">The store cannot be read now.</exception>
    ValueTask<IReadOnlyList<HistoryRecord>> SearchAsync(HistorySearch search, CancellationToken cancellationToken);
}

/// <summary>What is searched for.</summary>
/// <param name="RoomIds">Where.</param>
/// <param name="Words">As <see cref="SearchWords"/> has them; at least one.</param>
/// <param name="After">Exclusive lower bound in microseconds (0: none).</param>
/// <param name="Before">Exclusive upper bound in microseconds (long.MaxValue: none).</param>
/// <param name="Limit">How many entries, at least 1.</param>
public sealed record HistorySearch(IReadOnlyList<long> RoomIds, IReadOnlyList<string> Words, long After, long Before, int Limit);

/// <summary>A range of a room's history.</summary>
/// <param name="RoomId">The room's id.</param>
/// <param name="After">Exclusive lower bound in microseconds (0: none).</param>
/// <param name="Before">Exclusive upper bound in microseconds (long.MaxValue: none).</param>
/// <param name="Limit">How many entries at the most; at least 1.</param>
/// <param name="NewestFirst">Which end of the range to take when it holds more than the limit.</param>
/// <param name="SaidOnly">Only what was said (Privmsg, Notice, Tagmsg; unknown kinds are said too), or everything, joins and audit entries too.</param>
public sealed record HistoryRange(long RoomId, long After, long Before, int Limit, bool NewestFirst, bool SaidOnly)
{
    /// <summary>Messages without a text (Tagmsg) are left out.</summary>
    public bool TextsOnly { get; init; }

    /// <summary>Whether entries of a kind are asked for.</summary>
    public bool Wants(RecordKind kind) => (!SaidOnly || kind.IsSaid()) && !(TextsOnly && kind == RecordKind.Tagmsg);
}
