using System.Globalization;
using System.Text;
using ChatOn.Server.Loop;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Sessions;

/// <summary>
/// The metadata of users and rooms, by their ids. An account's is kept, and a room's as long as the room; a guest's ends with its visit.
/// On the loop.
/// </summary>
internal sealed class MetadataBook(ChatLoop loop, IDocumentStore store, ServerOptions options)
{
    private readonly Dictionary<long, Metadata> _byId = [];
    private readonly Dictionary<long, TaskCompletionSource> _changing = [];
    private readonly Dictionary<long, HashSet<string>> _adopted = [];

    /// <summary>Null when nothing is set.</summary>
    public Metadata? Find(long id) => _byId.GetValueOrDefault(id);

    public IReadOnlyCollection<KeyValuePair<string, string>> AllOf(long id) => Find(id)?.All ?? [];

    /// <summary>The record that keeps a change.</summary>
    public static JournalRecord RecordOf(long id, MetadataChange change) => change.Value is null
        ? new DocumentRemoved(DocumentKind.Metadata, KeyOf(id, change.Key))
        : new DocumentSaved(DocumentKind.Metadata, KeyOf(id, change.Key), Encoding.UTF8.GetBytes(change.Value));

    /// <summary>Waits for the changes of this metadata that came before; later ones wait for <see cref="Leave"/>.</summary>
    public async ValueTask EnterAsync(long id)
    {
        while (_changing.TryGetValue(id, out var other))
            await other.Task;
        _changing.Add(id, new TaskCompletionSource());
    }

    public void Leave(long id)
    {
        _adopted.Remove(id);
        _changing.Remove(id, out var mine);
        mine!.SetResult();
    }

    /// <summary>Lets a change that was being stored be in force, unless a newer one came by another way, which is stored after it.</summary>
    public void PutStored(long id, MetadataChange change)
    {
        if (_adopted.GetValueOrDefault(id)?.Contains(change.Key) != true)
            Put(id, change);
    }

    /// <summary>Lets a change be in force.</summary>
    public void Put(long id, MetadataChange change)
    {
        if (!_byId.TryGetValue(id, out var metadata))
            _byId[id] = metadata = new Metadata();
        metadata.Put(change.Key, change.Value);
        if (metadata.Count == 0)
            _byId.Remove(id);
    }

    /// <summary>A session becomes this user's: what it has set before is the user's, while there is room for it. Tells what is other now.</summary>
    public IReadOnlyList<MetadataChange> Adopt(User user, Metadata early) =>
        [.. early.All.Where(each => TryAdopt(user.Id, each.Key, each.Value, user.Origin.Account is not null)).Select(each => new MetadataChange(each.Key, each.Value))];

    /// <summary>
    /// A guest is an account's user from now on. What the account has set stands; what else the guest has set is added, while there is
    /// room for it. Tells what is other now for those who knew the guest.
    /// </summary>
    public IReadOnlyList<MetadataChange> Inherit(long guestId, long accountId)
    {
        var before = Find(guestId) ?? new Metadata();
        _byId.Remove(guestId);
        foreach (var (key, value) in before.All)
        {
            if (Find(accountId)?.Find(key) is null)
                TryAdopt(accountId, key, value, isKept: true);
        }

        var after = Find(accountId) ?? new Metadata();
        return [.. before.All.Concat(after.All).Select(each => each.Key).Distinct()
            .Where(key => before.Find(key) != after.Find(key))
            .Select(key => new MetadataChange(key, after.Find(key)))];
    }

    /// <summary>The account is gone, or the guest, or the room.</summary>
    public void Forget(long id)
    {
        if (!_byId.Remove(id, out var metadata))
            return;
        foreach (var (key, _) in metadata.All)
            loop.Turn.AddFact(RecordOf(id, new MetadataChange(key, null)));
    }

    /// <summary>Brings back what the store has, of accounts and rooms that are still there. Before the port opens.</summary>
    public void Restore(Func<long, bool> isThere)
    {
        foreach (var document in store.LoadDocuments(DocumentKind.Metadata))
        {
            var slash = document.Key.IndexOf('/', StringComparison.Ordinal);
            var id = long.Parse(document.Key.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture);
            if (isThere(id))
                Put(id, new MetadataChange(document.Key[(slash + 1)..], Encoding.UTF8.GetString(document.Body.Span)));
            else
                loop.Turn.AddFact(new DocumentRemoved(DocumentKind.Metadata, document.Key));
        }
    }

    private static string KeyOf(long id, string key) => string.Create(CultureInfo.InvariantCulture, $"{id}/{key}");

    private bool TryAdopt(long id, string key, string value, bool isKept)
    {
        var metadata = Find(id);
        if (metadata?.Find(key) == value || (metadata?.Find(key) is null && metadata?.Count >= options.Limits.MetadataKeys))
            return false;
        var change = new MetadataChange(key, value);
        Put(id, change);
        if (_changing.ContainsKey(id))
            (_adopted.TryGetValue(id, out var keys) ? keys : _adopted[id] = []).Add(key);
        if (isKept)
            loop.Turn.AddFact(RecordOf(id, change));
        return true;
    }
}
