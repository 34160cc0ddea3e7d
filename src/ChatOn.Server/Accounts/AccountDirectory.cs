using ChatOn.Protocol;
using ChatOn.Server.Loop;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Accounts;

/// <summary>All accounts, found by id, by a nickname of theirs and by certificate. Read and changed on the loop only.</summary>
internal sealed class AccountDirectory(IDocumentStore store, ChatLoop loop)
{
    private readonly Dictionary<long, Account> _byId = [];
    private readonly Dictionary<string, long> _byNick = new(CaseMapping.Comparer);
    private readonly Dictionary<string, long> _byCertificate = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reserved = new(CaseMapping.Comparer);
    private readonly HashSet<string> _reservedCertificates = new(StringComparer.Ordinal);

    public int Count => _byId.Count;

    public IReadOnlyCollection<Account> All
    {
        get
        {
            loop.AssertOnLoop();
            return _byId.Values;
        }
    }

    /// <summary>Brings back what the store has. Before the port opens.</summary>
    public void Load()
    {
        foreach (var document in store.LoadDocuments(DocumentKind.Account))
            Put(Account.Parse(document.Body.Span));
    }

    public Account? Find(long id)
    {
        loop.AssertOnLoop();
        return _byId.GetValueOrDefault(id);
    }

    /// <summary>The account that a nickname belongs to: its name, or one grouped to it.</summary>
    public Account? FindByNick(string nick) => _byNick.TryGetValue(nick, out var id) ? Find(id) : null;

    /// <summary>The account of that name; grouped nicknames are no names.</summary>
    public Account? FindByName(string name) => FindByNick(name) is { } account && CaseMapping.Equals(account.Name, name) ? account : null;

    /// <param name="fingerprint">SHA-256, lower-case hex.</param>
    public Account? FindByCertificate(string fingerprint) => _byCertificate.TryGetValue(fingerprint, out var id) ? Find(id) : null;

    /// <summary>Keeps a nickname for what is being stored; false when it belongs to an account or is kept already.</summary>
    public bool TryReserve(string nick)
    {
        loop.AssertOnLoop();
        return !_byNick.ContainsKey(nick) && _reserved.Add(nick);
    }

    public void Release(string nick) => _reserved.Remove(nick);

    /// <summary>Keeps a certificate for what is being stored; false when it belongs to an account or is kept already.</summary>
    public bool TryReserveCertificate(string fingerprint) => !_byCertificate.ContainsKey(fingerprint) && _reservedCertificates.Add(fingerprint);

    public void ReleaseCertificate(string fingerprint) => _reservedCertificates.Remove(fingerprint);

    /// <summary>Whether a nickname belongs to another account than this one (0: to any), or is about to.</summary>
    public bool IsOwnedByOther(string nick, long accountId) =>
        _byNick.TryGetValue(nick, out var id) ? id != accountId : _reserved.Contains(nick);

    /// <summary>Adds an account, or puts a changed one in the place of what it was.</summary>
    public void Put(Account account)
    {
        if (_byId.GetValueOrDefault(account.Id) is { } before)
            Unindex(before);
        _byId[account.Id] = account;
        foreach (var nick in account.AllNicks)
            _byNick[nick] = account.Id;
        foreach (var certificate in account.Certificates)
            _byCertificate[certificate.Fingerprint] = account.Id;
    }

    public void Remove(long id)
    {
        loop.AssertOnLoop();
        if (_byId.Remove(id, out var account))
            Unindex(account);
    }

    private void Unindex(Account account)
    {
        foreach (var nick in account.AllNicks)
            Drop(_byNick, nick, account.Id);
        foreach (var certificate in account.Certificates)
            Drop(_byCertificate, certificate.Fingerprint, account.Id);
    }

    private static void Drop(Dictionary<string, long> index, string key, long id)
    {
        if (index.TryGetValue(key, out var holder) && holder == id)
            index.Remove(key);
    }
}
