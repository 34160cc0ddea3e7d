using System.Globalization;
using System.Text;
using ChatOn.Server.Commands;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.Loop;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Sessions;

/// <summary>
/// How far each user has read each place (a room or a conversation, by its id). Kept for accounts; a guest's end with its visit, and
/// all of a place's with the place. On the loop.
/// </summary>
internal sealed class ReadMarkers(ChatLoop loop, Router router, IDocumentStore store, ServerOptions options)
{
    private readonly Dictionary<long, Dictionary<long, long>> _byUser = [];
    private readonly Dictionary<long, HashSet<long>> _usersOf = [];
    private readonly Dictionary<(long User, long Place), TaskCompletionSource> _moving = [];
    private readonly Origin _server = Origin.OfServer(options.ServerName);

    /// <summary>Microseconds since the Unix epoch; 0 for nothing yet.</summary>
    public long Find(long userId, long placeId) =>
        _byUser.TryGetValue(userId, out var markers) ? markers.GetValueOrDefault(placeId) : 0;

    /// <summary>Moves a marker forwards; null when it is there or further already, or why it could not be stored.</summary>
    public async ValueTask<TurnOutcome?> MoveAsync(User user, long placeId, long marker)
    {
        // Two devices may move one marker at once: each waits for the one before it, so that what is stored only grows too.
        var (userId, hasAccount) = (user.Id, user.Origin.Account is not null);
        while (_moving.TryGetValue((userId, placeId), out var other))
            await other.Task;
        if (marker <= Find(userId, placeId))
            return null;
        var moving = new TaskCompletionSource();
        _moving.Add((userId, placeId), moving);
        try
        {
            return await StoreAsync(userId, placeId, marker, hasAccount);
        }
        finally
        {
            _moving.Remove((userId, placeId));
            moving.SetResult();
        }
    }

    private async ValueTask<TurnOutcome> StoreAsync(long userId, long placeId, long marker, bool hasAccount)
    {
        if (hasAccount)
        {
            var outcome = await loop.StoreAsync(
                new DocumentSaved(DocumentKind.ReadMarker, KeyOf(userId, placeId), Encoding.ASCII.GetBytes(marker.ToString(CultureInfo.InvariantCulture))));
            if (outcome != TurnOutcome.Stored)
                return outcome;
        }

        Put(userId, placeId, marker);
        return TurnOutcome.Stored;
    }

    /// <summary>Tells the requester, where it knows markers.</summary>
    public void Tell(CommandContext context, User user, string target, long placeId) => context.Show(Moved(context, user.Id, target, placeId));

    /// <summary>Tells the requester, who asked and so knows them.</summary>
    public void Answer(CommandContext context, User user, string target, long placeId) => context.ShowEcho(Moved(context, user.Id, target, placeId));

    /// <summary>Tells all sessions of a user.</summary>
    public void TellAll(CommandContext context, User user, string target, long placeId) =>
        router.ToUsers(Moved(context, user.Id, target, placeId), new Fanout { By = context }, user);

    /// <summary>The place is gone.</summary>
    public void ForgetPlace(long placeId)
    {
        if (!_usersOf.Remove(placeId, out var users))
            return;
        foreach (var userId in users)
        {
            _byUser[userId].Remove(placeId);
            loop.Turn.AddFact(new DocumentRemoved(DocumentKind.ReadMarker, KeyOf(userId, placeId)));
        }
    }

    /// <summary>The account is gone, or the guest.</summary>
    public void ForgetUser(long userId)
    {
        if (!_byUser.Remove(userId, out var markers))
            return;
        foreach (var placeId in markers.Keys)
        {
            _usersOf[placeId].Remove(userId);
            loop.Turn.AddFact(new DocumentRemoved(DocumentKind.ReadMarker, KeyOf(userId, placeId)));
        }
    }

    /// <summary>Brings back what the store has, of places that are still there. Before the port opens.</summary>
    public void Restore(Func<long, bool> isPlace)
    {
        foreach (var document in store.LoadDocuments(DocumentKind.ReadMarker))
        {
            var ids = document.Key.Split('/');
            var (userId, placeId) = (long.Parse(ids[0], CultureInfo.InvariantCulture), long.Parse(ids[1], CultureInfo.InvariantCulture));
            if (isPlace(placeId))
                Put(userId, placeId, long.Parse(document.Body.Span, CultureInfo.InvariantCulture));
            else
                loop.Turn.AddFact(new DocumentRemoved(DocumentKind.ReadMarker, document.Key));
        }
    }

    private static string KeyOf(long userId, long placeId) => string.Create(CultureInfo.InvariantCulture, $"{userId}/{placeId}");

    private ReadMarkerMoved Moved(CommandContext context, long userId, string target, long placeId) =>
        new(_server, context.Now, target, Find(userId, placeId));

    private void Put(long userId, long placeId, long marker)
    {
        if (!_byUser.TryGetValue(userId, out var markers))
            _byUser[userId] = markers = [];
        markers[placeId] = marker;
        if (!_usersOf.TryGetValue(placeId, out var users))
            _usersOf[placeId] = users = [];
        users.Add(userId);
    }
}
