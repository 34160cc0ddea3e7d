using ChatOn.Server.Audit;
using ChatOn.Server.Loop;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Services.Rooms;

/// <summary>
/// Changes what makes rooms last: stored first, then in force, one change of a room after the other; and what becomes of rooms whose
/// owner is gone. On the loop.
/// </summary>
internal sealed class RoomOwnership(World world, RoomDirectory rooms, ChatLoop loop, AccountRoles roles, AuditLog audit, ServerOptions options)
{
    private readonly Dictionary<long, TaskCompletionSource> _changing = [];

    /// <summary>Changes a room as it is when its turn comes.</summary>
    /// <param name="decide">
    /// Given the registration of that moment, null for a room that has none; decides, with nothing that was known before, and gives null
    /// when nothing is to be changed.
    /// </param>
    /// <returns>Stored, or why not; null when the room is gone, or nothing is to be changed.</returns>
    public async ValueTask<TurnOutcome?> ChangeAsync(Room room, Func<RoomRegistration?, RoomChange?> decide)
    {
        var id = room.Ref.Id;
        await EnterAsync(id);
        try
        {
            var before = room.Registration;
            if (world.FindRoom(room.Name) != room || decide(before) is not { } change)
                return null;
            JournalRecord[] records = change.Registration == before ? [.. change.Records] : [RecordOf(id, change.Registration), .. change.Records];
            var outcome = records.Length == 0 ? TurnOutcome.Stored : await loop.StoreAsync(records);
            if (outcome != TurnOutcome.Stored)
                return outcome;
            if (world.FindRoom(room.Name) != room)
            {
                // All left while it was being stored, and the room is gone with them.
                loop.Turn.AddFact(RecordOf(id, null));
                return null;
            }

            room.Register(change.Registration);
            change.InForce();
            return outcome;
        }
        finally
        {
            Leave(id);
            rooms.LetGoIfEmpty(room);
        }
    }

    /// <summary>An account is gone: its rooms pass to their successors, or last no longer; its roles go. Completes when that is so.</summary>
    public async ValueTask AccountIsGoneAsync(long accountId, Func<long, bool> isAccount)
    {
        foreach (var room in world.Rooms.Where(room => room.Registration is not null || _changing.ContainsKey(room.Ref.Id)).ToList())
        {
            await EnterAsync(room.Ref.Id);
            if (room.Registration is { } registration && world.FindRoom(room.Name) == room)
                Settle(room, registration, accountId, isAccount);
            Leave(room.Ref.Id);
            rooms.LetGoIfEmpty(room);
        }
    }

    private void Settle(Room room, RoomRegistration registration, long accountId, Func<long, bool> isAccount)
    {
        var after = After(registration, accountId, isAccount);
        if (after == registration)
            return;
        loop.Turn.AddFact(RecordOf(room.Ref.Id, after));
        room.Register(after);
        if (after?.Founder == registration.Founder)
            return;
        audit.Note(Origin.OfServer(options.ServerName), after is null ? "DROP" : "SUCCEED", room.Name, room.Name, "The founder's account is gone");
        if (after is not null && world.FindUser(after.Founder) is { } heir)
            roles.Give(context: null, heir, room);
    }

    private static RoomRegistration? After(RoomRegistration registration, long accountId, Func<long, bool> isAccount)
    {
        var isFounder = registration.Founder == accountId;
        if (isFounder && !(registration.Successor is { } heir && heir != accountId && isAccount(heir)))
            return null;
        var after = registration.WithRoles(accountId, Roles.None);
        if (isFounder)
            after = after.WithRoles(registration.Successor!.Value, Roles.None) with { Founder = registration.Successor!.Value, Successor = null };
        return after.Successor == accountId ? after with { Successor = null } : after;
    }

    private static JournalRecord RecordOf(long roomId, RoomRegistration? registration) => registration is null
        ? new DocumentRemoved(DocumentKind.Room, RoomRegistration.KeyOf(roomId))
        : new DocumentSaved(DocumentKind.Room, RoomRegistration.KeyOf(roomId), registration.ToBytes());

    private async ValueTask EnterAsync(long id)
    {
        while (_changing.TryGetValue(id, out var other))
            await other.Task;
        _changing.Add(id, new TaskCompletionSource());
    }

    private void Leave(long id)
    {
        _changing.Remove(id, out var mine);
        mine!.SetResult();
    }
}
