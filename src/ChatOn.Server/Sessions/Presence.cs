using System.Text.Json;
using System.Text.Json.Serialization;
using ChatOn.Server.Accounts;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.Loop;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Sessions;

/// <summary>
/// Users that stay in their rooms without a client: whom that holds for, what others see of it, and how it outlives the server. What
/// is kept of them is stored at each change.
/// </summary>
internal sealed class Presence(
    World world, AccountDirectory accounts, Router router, ChatLoop loop, ServerClock clock, IDocumentStore store, HostNames hosts, ServerOptions options)
{
    private const string AwayByItself = "Nobody is there at the moment";

    /// <summary>What may have been on its way to a client when the server was killed: rather shown twice than not at all. Microseconds.</summary>
    private const long OnItsWay = 5_000_000;

    private readonly HashSet<long> _saved = [];

    /// <summary>Whether a user stays when its last session goes.</summary>
    public bool Keeps(User user) =>
        user.Origin.Account is not null && accounts.Find(user.Id) is { } account && account.IsUsable(clock.Now) && IsKept(account);

    /// <summary>The last session of a user that stays is gone.</summary>
    public void Gone(User user)
    {
        user.BeAbsent(clock.Now);
        Reckon(user, keepsWords: true);
        Save(user);
    }

    /// <summary>A session of a user is here (again).</summary>
    public void Returned(User user)
    {
        var wasAbsent = user.LeftAt != 0;
        user.BePresent();
        Reckon(user, keepsWords: true);
        if (wasAbsent)
            Save(user);
    }

    /// <summary>
    /// Makes of what the sessions say whether the user is away: it is when nobody is at any of them. One that nobody is at for no reason
    /// given counts as if it were not there. https://ircv3.net/specs/extensions/pre-away
    /// </summary>
    /// <param name="keepsWords">With nobody there, what the user last said of being away still holds.</param>
    public void Reckon(User user, bool keepsWords)
    {
        var attended = user.Sessions.Where(session => session.Away != Session.Unattended).ToList();
        var words = attended.Count > 0
            ? attended.Exists(session => session.Away is null) ? null : attended.MaxBy(session => session.AwayOrder)!.Away
            : keepsWords && !user.IsAwayByItself ? user.Away : null;
        var isAwayByItself = attended.Count == 0 && words is null;
        var message = isAwayByItself ? AwayByItself : words;
        if (message == user.Away && isAwayByItself == user.IsAwayByItself)
            return;
        var isShown = message != user.Away;
        world.SetAway(user, message, isAwayByItself);
        Save(user);
        if (isShown)
            router.ToNeighbours(user, new AwayChanged(user.Origin, clock.Now, message), new Fanout { Except = user.Id });
    }

    /// <summary>Something that is kept of a user has changed: its nickname, its rooms, its being away.</summary>
    public void Save(User user)
    {
        if (!Keeps(user))
            return;
        var rooms = world.RoomsOf(user).Select(room => new PresenceInRoom(room.Ref.Id, room.Name, (int)room.Find(user.Id)!.Roles, room.Find(user.Id)!.JoinedAt)).ToList();
        var kept = new PresenceDocument(
            user.Nick, user.Origin.Username, user.Origin.Host, user.Realname, (int)(user.Modes & ~UserModes.Operator), user.ConnectedAt,
            user.LeftAt, user.IsAwayByItself ? null : user.Away, rooms);
        _saved.Add(user.Id);
        loop.Turn.AddFact(new DocumentSaved(
            DocumentKind.Presence, Account.KeyOf(user.Id), JsonSerializer.SerializeToUtf8Bytes(kept, PresenceJson.Default.PresenceDocument)));
    }

    /// <summary>Nothing is kept of a user any more.</summary>
    public void Forget(long accountId)
    {
        if (_saved.Remove(accountId))
            loop.Turn.AddFact(new DocumentRemoved(DocumentKind.Presence, Account.KeyOf(accountId)));
    }

    /// <summary>Brings back who stayed. After accounts and rooms, before the port opens.</summary>
    /// <param name="lastTime">The newest time that was ever stored: until then a client that was connected may have heard everything.</param>
    public void Restore(long lastTime)
    {
        var rooms = world.Rooms.ToDictionary(room => room.Ref.Id);
        foreach (var document in store.LoadDocuments(DocumentKind.Presence))
        {
            var id = long.Parse(document.Key, System.Globalization.CultureInfo.InvariantCulture);
            _saved.Add(id);
            if (accounts.Find(id) is { } account && account.IsUsable(clock.Now) && IsKept(account))
                Restore(account, JsonSerializer.Deserialize(document.Body.Span, PresenceJson.Default.PresenceDocument)!, rooms, lastTime - OnItsWay);
            else
                Forget(id);
        }
    }

    private bool IsKept(Account account) => account.AlwaysOn ?? options.Accounts.AlwaysOn;

    private void Restore(Account account, PresenceDocument kept, Dictionary<long, Room> rooms, long connectedUntil)
    {
        var nick = world.FindUser(kept.Nick) is null && !accounts.IsOwnedByOther(kept.Nick, account.Id) ? kept.Nick : account.Name;
        if (world.FindUser(nick) is not null)
            return;
        var user = new User(new Origin(account.Id, nick, kept.Username, hosts.Restored(kept.Host), account.Name, IsBot: false), kept.Realname, kept.ConnectedAt);
        user.SetModes((UserModes)kept.Modes);
        user.GoAway(kept.Away ?? AwayByItself, isByItself: kept.Away is null);
        user.BeAbsent(kept.LeftAt == 0 ? connectedUntil : kept.LeftAt);
        world.Add(user);
        foreach (var at in kept.Rooms)
        {
            if (rooms.TryGetValue(at.Id, out var room))
                Restore(user, room, at);
        }
    }

    private static void Restore(User user, Room room, PresenceInRoom at)
    {
        var member = new Membership(user.Origin, user.Realname, isAway: true, at.JoinedAt);
        member.Grant(room.Registration?.RolesOf(user.Id) ?? (Roles)at.Roles);
        room.Add(member);
        user.Enter(room.Key);
    }
}

/// <summary>What is kept of a user that stays without a client. Times are in microseconds since the Unix epoch.</summary>
internal sealed record PresenceDocument(
    string Nick, string Username, string Host, string Realname, int Modes, long ConnectedAt, long LeftAt, string? Away,
    IReadOnlyList<PresenceInRoom> Rooms);

/// <summary>A room it is in, by id, and its roles there.</summary>
internal sealed record PresenceInRoom(long Id, string Name, int Roles, long JoinedAt);

/// <summary>How presences are written in the store.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PresenceDocument))]
internal sealed partial class PresenceJson : JsonSerializerContext;
