using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatOn.Server.Loop;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Sessions;

/// <summary>The server's bans as they are kept: stored first, then in force. How often they hit is stored now and then. On the loop.</summary>
internal sealed class BanBook(IDocumentStore store, ChatLoop loop, ServerClock clock, ServerOptions options)
{
    private readonly ServerBans _bans = new();
    private readonly HashSet<long> _leaving = [];
    private long _lastId;
    private int _coming;

    /// <summary>All that have not ended, in the order in which they were set.</summary>
    public IReadOnlyList<ServerBan> All
    {
        get
        {
            loop.AssertOnLoop();
            return [.. _bans.All.Where(ban => !ban.IsExpired(clock.Now)).OrderBy(ban => ban.Id)];
        }
    }

    /// <summary>No further one may be added.</summary>
    public bool IsFull => options.Limits.ServerBans > 0 && _bans.Count + _coming >= options.Limits.ServerBans;

    /// <summary>Brings back what the store has. Before the port opens.</summary>
    public void Load()
    {
        foreach (var ban in store.LoadDocuments(DocumentKind.Ban).Select(BanDocument.Read).OfType<ServerBan>().OrderBy(ban => ban.Id))
        {
            _lastId = ban.Id;
            if (ban.IsExpired(clock.Now))
                Forget(ban);
            else if (_bans.Add(ban) is { } earlier)
                Forget(earlier);
        }
    }

    /// <summary>Adds a ban, in the place of one on the same pattern. It is in force when it is stored.</summary>
    /// <param name="duration">Null for no end.</param>
    public async ValueTask<(TurnOutcome Outcome, ServerBan Ban)> AddAsync(ServerBanPattern pattern, string reason, string author, TimeSpan? duration)
    {
        var now = clock.Now;
        var ban = new ServerBan(++_lastId, pattern, reason, author, now, duration is { } time ? now + (long)time.TotalMicroseconds : null);
        _coming++;
        var outcome = await loop.StoreAsync(Saved(ban));
        _coming--;
        if (outcome == TurnOutcome.Stored && _bans.Add(ban) is { } earlier)
            Forget(earlier);
        return (outcome, ban);
    }

    /// <summary>Lifts a ban; null when somebody else does already.</summary>
    public async ValueTask<TurnOutcome?> RemoveAsync(ServerBan ban)
    {
        if (!_leaving.Add(ban.Id))
            return null;
        var outcome = await loop.StoreAsync(Removed(ban));
        _leaving.Remove(ban.Id);
        if (outcome == TurnOutcome.Stored && _bans.Find(ban.Id) == ban)
            _bans.Remove(ban.Pattern);
        return outcome;
    }

    public ServerBan? Find(long id) => _bans.Find(id);

    public ServerBan? Find(ServerBanPattern pattern) => _bans.Find(pattern);

    /// <summary>The ban on an address; null when there is none.</summary>
    public ServerBan? FindAddress(IPAddress address) => _bans.Match(address, clock.Now);

    public ServerBan? FindNick(string nick) => _bans.MatchNick(nick, clock.Now);

    public ServerBan? FindRealname(string realname) => _bans.MatchRealname(realname, clock.Now);

    /// <summary>The ban that keeps somebody out; null when there is none.</summary>
    /// <param name="account">Null for a guest.</param>
    public ServerBan? Find(IPAddress address, string nick, string realname, string? account) =>
        _bans.Match(address, nick, realname, account, clock.Now);

    /// <summary>Counts that a ban kept somebody out.</summary>
    public void Hit(ServerBan ban) => _bans.Hit(ban);

    /// <summary>Lets go of those whose end has come, and stores how often the others hit. Called now and then.</summary>
    public void Tidy()
    {
        foreach (var ban in _bans.TakeExpired(clock.Now))
            Forget(ban);
        // Not as facts: one that is tried again later could bring back a ban that was lifted meanwhile.
        foreach (var ban in _bans.TakeChanged())
        {
            if (!_leaving.Contains(ban.Id))
                loop.Turn.Add(Saved(ban));
        }
    }

    private void Forget(ServerBan ban) => loop.Turn.AddFact(Removed(ban));

    private static DocumentSaved Saved(ServerBan ban) => new(DocumentKind.Ban, KeyOf(ban), BanDocument.ToBytes(ban));

    private static DocumentRemoved Removed(ServerBan ban) => new(DocumentKind.Ban, KeyOf(ban));

    private static string KeyOf(ServerBan ban) => ban.Id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What is kept of a ban; its key is the ban's id. Times are in microseconds since the Unix epoch.</summary>
internal sealed record BanDocument(string Pattern, string Reason, string Author, long CreatedAt, long? ExpiresAt, long Hits)
{
    public static byte[] ToBytes(ServerBan ban) => JsonSerializer.SerializeToUtf8Bytes(
        new BanDocument(ban.Pattern.ToString(), ban.Reason, ban.Author, ban.CreatedAt, ban.ExpiresAt, ban.Hits), BanJson.Default.BanDocument);

    /// <summary>Null for a pattern of a kind that this version does not know: the document stays as it is.</summary>
    public static ServerBan? Read(StoredDocument document)
    {
        var kept = JsonSerializer.Deserialize(document.Body.Span, BanJson.Default.BanDocument)!;
        var id = long.Parse(document.Key, CultureInfo.InvariantCulture);
        return ServerBanPattern.TryParse(kept.Pattern, out var pattern)
            ? new ServerBan(id, pattern, kept.Reason, kept.Author, kept.CreatedAt, kept.ExpiresAt, kept.Hits)
            : null;
    }
}

/// <summary>How bans are written in the store.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BanDocument))]
internal sealed partial class BanJson : JsonSerializerContext;
