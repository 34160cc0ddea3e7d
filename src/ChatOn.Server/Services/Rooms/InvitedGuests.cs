using System.Net;
using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Rooms;

/// <summary>
/// Guests whom an invitation has let into a room. Until an hour after one has left, who comes by the same invitation from the same network
/// under the same nickname is taken for the same: a broken line uses up nothing. Whoever was put out is forgotten. On the loop.
/// </summary>
/// <remarks>One at a time: the nickname is that of who came last, at this moment, so no second one is let in beside or after a renamed one.</remarks>
internal sealed class InvitedGuests(ServerClock clock)
{
    private const int Most = 1_000;
    private const long Grace = 3_600_000_000;

    private readonly List<Guest> _guests = [];

    /// <summary>Whether it is one that had been let in, and now comes back.</summary>
    public bool IsBack(Room room, RoomInvitation invitation, User user, IPAddress address) => Find(room, invitation, user, address) is not null;

    /// <summary>It is let in, at first or again.</summary>
    public void LetIn(Room room, RoomInvitation invitation, User user, IPAddress address)
    {
        if (Find(room, invitation, user, address) is { } known)
            _guests.Remove(known);
        _guests.RemoveAll(each => clock.Now - each.SeenAt > Grace && !each.Room.Has(each.User.Id));
        if (_guests.Count >= Most)
            _guests.RemoveAt(0);
        _guests.Add(new Guest(room, invitation.TokenHash, user, PasswordThrottle.NetworkOf(address), clock.Now));
    }

    /// <summary>It has left the room.</summary>
    public void Left(User user, Room room, bool isPutOut)
    {
        for (var i = _guests.Count - 1; i >= 0; i--)
        {
            if (_guests[i].User != user || _guests[i].Room != room)
                continue;
            if (isPutOut)
                _guests.RemoveAt(i);
            else
                _guests[i] = _guests[i] with { SeenAt = clock.Now };
        }
    }

    private Guest? Find(Room room, RoomInvitation invitation, User user, IPAddress address) =>
        user.Origin.Account is not null ? null : _guests.Find(each =>
            each.Room == room && each.TokenHash == invitation.TokenHash && each.Network.Equals(PasswordThrottle.NetworkOf(address))
            && CaseMapping.Equals(each.User.Nick, user.Nick) && (clock.Now - each.SeenAt <= Grace || room.Has(each.User.Id)));

    /// <param name="SeenAt">When it was let in, or left; microseconds since the Unix epoch.</param>
    private sealed record Guest(Room Room, string TokenHash, User User, IPAddress Network, long SeenAt);
}
