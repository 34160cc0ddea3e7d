using ChatOn.Server.Loop;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Audit;

/// <summary>
/// What operators of the server and of rooms have done: who, what, whom, why, when. Kept like a room's history, in a place of its own
/// that nobody joins. Written on the loop.
/// </summary>
internal sealed class AuditLog(ChatLoop loop, ServerClock clock, IHistoryStore store, TimeProvider time, ServerOptions options)
{
    /// <summary>Its name in the store; no room can have it.</summary>
    public const string Name = "!audit";

    private RoomRef? _place;
    private long _lastTime;

    /// <summary>Takes up where the store left off. Before the port opens.</summary>
    public void Restore(IReadOnlyList<StoredRoom> stored)
    {
        if (stored.FirstOrDefault(each => each.Room.Name == Name) is not { } kept)
            return;
        _place = kept.Room;
        _lastTime = kept.LastTime;
    }

    /// <summary>The word for an act in a room; one that only the privilege "rooms" allowed is marked as such.</summary>
    public static string WordFor(string what, bool isOverride) => isOverride ? "OVERRIDE-" + what : what;

    /// <summary>Notes an act, with the turn in which it is done.</summary>
    /// <param name="by">Who has done it.</param>
    /// <param name="what">A word, upper case.</param>
    /// <param name="whom">What it was done to.</param>
    public void Note(Origin by, string what, string whom, string? room = null, string? why = null)
    {
        _place ??= new RoomRef(clock.NextId(), Name);
        _lastTime = Math.Max(clock.Now, _lastTime + 1);
        var who = by.Account is null ? by.Text : $"{by.Text} [{by.Account}]";
        var entry = new AuditEntry(_lastTime, who, what, whom, room, why);
        // The server's own: who deletes an account with all that it said takes nothing from here.
        loop.Turn.Add(new HistoryRecord(_place, _lastTime, RecordKind.Audit, Sender: 0, entry.ToBytes()));
    }

    /// <summary>The newest entries, oldest first. Completes on the loop, within a bounded time.</summary>
    /// <param name="before">Only what is older than this; microseconds since the Unix epoch.</param>
    /// <exception cref="JournalException">The store cannot be read now, or does not answer.</exception>
    public async ValueTask<IReadOnlyList<AuditEntry>> ReadAsync(int count, long before = long.MaxValue)
    {
        if (_place is null)
            return [];
        // What was noted until now is stored after this.
        await loop.ReleasedAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(options.History.StoreTimeoutMilliseconds), time);
        var range = new HistoryRange(_place.Id, After: 0, before, count, NewestFirst: true, SaidOnly: false);
        try
        {
            // An adapter that does not heed its token is not waited for either.
            var records = await store.ReadAsync(range, limit.Token).AsTask().WaitAsync(limit.Token);
            return [.. records.Select(AuditEntry.Of).OfType<AuditEntry>()];
        }
        catch (OperationCanceledException exception)
        {
            throw new JournalException("The store did not answer in time.", exception);
        }
    }
}
