using ChatOn.Server.Accounts;
using ChatOn.Server.Audit;
using ChatOn.Server.Services.Rooms;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Sessions;

/// <summary>Brings back all that the store has, in the order in which one needs the other. Before the port opens.</summary>
internal sealed class Kept(
    ServerSecrets secrets, AccountDirectory accounts, Invitations invitations, RoomDirectory rooms, AuditLog audit, Presence presence,
    ReadMarkers markers, MetadataBook metadata, BanBook bans, RoomOwnership ownership, Departure departure, World world, IRoomStore store)
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
        var roomIds = world.Rooms.Select(room => room.Ref.Id).ToHashSet();
        metadata.Restore(id => roomIds.Contains(id) || accounts.Find(id) is not null);
        SettleEstates();
    }

    // A kill may have come between an account's going and what follows from it.
    private void SettleEstates()
    {
        var owners = world.Rooms.Select(room => room.Registration).OfType<RoomRegistration>().SelectMany(each => each.Roles.Keys.Append(each.Founder));
        var talkers = world.Conversations.Where(each => each.IsLasting).SelectMany(each => new[] { each.One, each.Other });
        foreach (var id in owners.Concat(talkers).Distinct().Where(id => accounts.Find(id) is null).ToList())
        {
            departure.EraseConversationsOf(id);
            _ = ownership.AccountIsGoneAsync(id, heir => accounts.Find(heir) is not null).AsTask();
        }
    }
}
