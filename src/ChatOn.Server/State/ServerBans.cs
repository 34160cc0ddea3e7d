using System.Net;
using ChatOn.Protocol;

namespace ChatOn.Server.State;

/// <summary>
/// The book of the server's bans: one for each pattern. Asking it costs a few look-ups, and time with each ban that has wildcards in a
/// mask (see <see cref="BansByMask"/>). State only: what is stored, and who is closed, is decided elsewhere.
/// </summary>
internal sealed class ServerBans
{
    private readonly Dictionary<long, ServerBan> _byId = [];
    private readonly Dictionary<ServerBanPattern, ServerBan> _byPattern = [];
    private readonly BansByAddress _addresses = new();
    private readonly Dictionary<string, ServerBan> _accounts = new(CaseMapping.Comparer);
    private readonly BansByMask _nicks = new();
    private readonly BansByMask _realnames = new();
    private readonly PriorityQueue<ServerBan, long> _ends = new();
    private readonly HashSet<ServerBan> _changed = [];

    public int Count => _byId.Count;

    /// <summary>How many ends are kept, for tests: those of removed bans stay for a while.</summary>
    internal int EndCount => _ends.Count;

    /// <summary>All bans, in no order; also those whose end has come until <see cref="TakeExpired"/> takes them.</summary>
    public IReadOnlyCollection<ServerBan> All => _byId.Values;

    /// <summary>Adds a ban. One on the same pattern makes room for it and is returned.</summary>
    public ServerBan? Add(ServerBan ban)
    {
        var earlier = Remove(ban.Pattern);
        _byId.Add(ban.Id, ban);
        _byPattern.Add(ban.Pattern, ban);
        if (ban.ExpiresAt is { } end)
            _ends.Enqueue(ban, end);
        switch (ban.Pattern.Kind)
        {
            case ServerBanKind.Address:
                _addresses.Add(ban);
                break;
            case ServerBanKind.Account:
                _accounts.Add(ban.Pattern.Text, ban);
                break;
            default:
                MasksOf(ban).Add(ban);
                break;
        }
        return earlier;
    }

    /// <summary>Removes the ban on just this pattern and returns it; null when there is none.</summary>
    public ServerBan? Remove(ServerBanPattern pattern)
    {
        if (!_byPattern.Remove(pattern, out var ban))
            return null;
        _byId.Remove(ban.Id);
        _changed.Remove(ban);
        switch (pattern.Kind)
        {
            case ServerBanKind.Address:
                _addresses.Remove(ban);
                break;
            case ServerBanKind.Account:
                _accounts.Remove(pattern.Text);
                break;
            default:
                MasksOf(ban).Remove(ban);
                break;
        }
        ForgetEndsOfRemoved();
        return ban;
    }

    public ServerBan? Find(ServerBanPattern pattern) => _byPattern.GetValueOrDefault(pattern);

    public ServerBan? Find(long id) => _byId.GetValueOrDefault(id);

    /// <summary>
    /// The ban that keeps somebody out: on the address (the narrowest range first), the account, the nickname, the realname, whichever is
    /// first; null when there is none.
    /// </summary>
    /// <param name="account">Null for a guest.</param>
    /// <param name="now">Microseconds since the Unix epoch.</param>
    public ServerBan? Match(IPAddress address, string nick, string realname, string? account, long now) =>
        _addresses.Match(address, now) ?? MatchAccount(account, now) ?? _nicks.Match(nick, now) ?? _realnames.Match(realname, now);

    /// <summary>The same for an address alone, as is known when a connection comes.</summary>
    public ServerBan? Match(IPAddress address, long now) => _addresses.Match(address, now);

    /// <summary>The ban on a nickname alone.</summary>
    public ServerBan? MatchNick(string nick, long now) => _nicks.Match(nick, now);

    /// <summary>The ban on a realname alone.</summary>
    public ServerBan? MatchRealname(string realname, long now) => _realnames.Match(realname, now);

    /// <summary>Counts that a ban kept somebody out.</summary>
    public void Hit(ServerBan ban)
    {
        ban.CountHit();
        if (_byId.GetValueOrDefault(ban.Id) == ban)
            _changed.Add(ban);
    }

    /// <summary>The bans with hits since this was asked last.</summary>
    public IReadOnlyList<ServerBan> TakeChanged()
    {
        if (_changed.Count == 0)
            return [];
        ServerBan[] changed = [.. _changed];
        _changed.Clear();
        return changed;
    }

    /// <summary>Removes the bans whose end has come and returns them, the earliest end first.</summary>
    public IReadOnlyList<ServerBan> TakeExpired(long now)
    {
        List<ServerBan>? expired = null;
        while (_ends.TryPeek(out var ban, out var end) && end <= now)
        {
            _ends.Dequeue();
            if (Find(ban.Id) != ban)
                continue;
            Remove(ban.Pattern);
            (expired ??= []).Add(ban);
        }
        return expired ?? (IReadOnlyList<ServerBan>)[];
    }

    private ServerBan? MatchAccount(string? account, long now) =>
        account is not null && _accounts.TryGetValue(account, out var ban) && !ban.IsExpired(now) ? ban : null;

    private BansByMask MasksOf(ServerBan ban) => ban.Pattern.Kind == ServerBanKind.Nick ? _nicks : _realnames;

    // A removed ban stays among the ends until they are twice as many as the bans: adding and removing for ever takes no memory.
    private void ForgetEndsOfRemoved()
    {
        const int Few = 64;
        if (_ends.Count < Few || _ends.Count < _byId.Count * 2)
            return;
        var living = _ends.UnorderedItems.Where(item => Find(item.Element.Id) == item.Element).ToArray();
        _ends.Clear();
        _ends.EnqueueRange(living);
    }
}
