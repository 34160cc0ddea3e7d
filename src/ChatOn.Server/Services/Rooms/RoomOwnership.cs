using ChatOn.Server.Loop;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Services.Rooms;

/// <summary>Changes what makes rooms last: stored first, then in force; and what becomes of rooms whose owner is gone. On the loop.</summary>
internal sealed class RoomOwnership(World world, RoomDirectory rooms, ChatLoop loop)
{
    private readonly Dictionary<long, TaskCompletionSource> _changing = [];

    /// <summary>Changes a room's registration as it is when its turn comes; null removes it.</summary>
    /// <param name="change">Given null for a room that is not registered.</param>
    /// <returns>Stored, or why not; null when the room is gone, or nothing is to be changed.</returns>
    public async ValueTask<TurnOutcome?> ChangeAsync(Room room, Func<RoomRegistration?, RoomRegistration?> change, params JournalRecord[] with)
    {
        var id = room.Ref.Id;
        while (_changing.TryGetValue(id, out var other))
            await other.Task;
        var mine = new TaskCompletionSource();
        _changing.Add(id, mine);
        try
        {
            var before = room.Registration;
            var after = change(before);
            if (world.FindRoom(room.Name) != room || after == before)
                return null;
            var outcome = await loop.StoreAsync([RecordOf(id, after), .. with]);
            if (outcome == TurnOutcome.Stored)
                room.Register(after);
            return outcome;
        }
        finally
        {
            _changing.Remove(id);
            mine.SetResult();
            rooms.LetGoIfEmpty(room);
        }
    }

    /// <summary>An account is gone: its rooms pass to their successors, or last no longer; its roles go.</summary>
    public void AccountIsGone(long accountId, Func<long, bool> isAccount)
    {
        foreach (var room in world.Rooms.Where(room => room.Registration is not null).ToList())
        {
            if (After(room.Registration!, accountId, isAccount) is var after && after == room.Registration)
                continue;
            loop.Turn.AddFact(RecordOf(room.Ref.Id, after));
            room.Register(after);
            rooms.LetGoIfEmpty(room);
        }
    }

    private static RoomRegistration? After(RoomRegistration registration, long accountId, Func<long, bool> isAccount)
    {
        var isFounder = registration.Founder == accountId;
        if (isFounder && !(registration.Successor is { } heir && heir != accountId && isAccount(heir)))
            return null;
        var after = registration.Roles.ContainsKey(accountId) ? registration.WithRoles(accountId, Roles.None) : registration;
        if (isFounder)
            after = after.WithRoles(registration.Successor!.Value, Roles.None) with { Founder = registration.Successor!.Value, Successor = null };
        return after.Successor == accountId ? after with { Successor = null } : after;
    }

    private static JournalRecord RecordOf(long roomId, RoomRegistration? registration) => registration is null
        ? new DocumentRemoved(DocumentKind.Room, RoomRegistration.KeyOf(roomId))
        : new DocumentSaved(DocumentKind.Room, RoomRegistration.KeyOf(roomId), registration.ToBytes());
}
