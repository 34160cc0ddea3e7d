using ChatOn.Server.Accounts;
using ChatOn.Server.Audit;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Sessions;

/// <summary>Brings back all that the store has, in the order in which one needs the other. Before the port opens.</summary>
internal sealed class Kept(
    ServerSecrets secrets, AccountDirectory accounts, Invitations invitations, RoomDirectory rooms, AuditLog audit, Presence presence,
    ReadMarkers markers, BanBook bans, World world, IRoomStore store)
{
    /// <exception cref="JournalException">The store cannot be read.</exception>
    public void Restore()
    {
        var stored = store.LoadRooms();
        secrets.Load();
        accounts.Load();
        invitations.Load();
        bans.Load();
        rooms.Restore(stored);
        audit.Restore(stored);
        presence.Restore(store.LoadLastTime());
        markers.Restore(world.PlaceIds.ToHashSet().Contains);
    }
}
