using ChatOn.Server.Connections;

namespace ChatOn.Server.Accounts.Mechanisms;

/// <summary>Which mechanisms a connection may use, strongest first: a password as it is only where nobody reads along.</summary>
internal sealed class SaslMechanisms(
    ICredentials credentials, Passwords passwords, AccountDirectory accounts, PasswordThrottle throttle, IRandomBytes random)
{
    private const int NonceBytes = 18;

    private readonly (string Name, Func<Peer, bool> IsFor, Func<SaslMechanisms, Peer, ThrottledCredentials, SaslExchange> Begin)[] _all =
    [
        ("EXTERNAL", peer => peer.CertificateFingerprint is not null || peer.StoredLogIn is not null, (all, peer, found) => all.External(peer, found)),
        ("SCRAM-SHA-256-PLUS", peer => peer.EndPointBinding is not null, (all, peer, found) => all.Scram(peer, found, isPlus: true)),
        ("SCRAM-SHA-256", _ => true, (all, peer, found) => all.Scram(peer, found, isPlus: false)),
        ("PLAIN", IsPrivate, (all, _, found) => new PlainExchange(found, all._passwords)),
    ];

    private readonly Passwords _passwords = passwords;

    /// <summary>Whether a password may be sent as it is.</summary>
    public static bool IsPrivate(Peer peer) => peer.IsSecure || peer.IsLoopback;

    /// <summary>The names, as in the value of <c>sasl</c>.</summary>
    public IEnumerable<string> NamesFor(Peer peer) => _all.Where(each => each.IsFor(peer)).Select(each => each.Name);

    /// <summary>Begins an exchange; null when the mechanism is unknown or not for this connection.</summary>
    public SaslProgress? Begin(string mechanism, Peer peer)
    {
        var found = Array.Find(_all, each => each.Name.Equals(mechanism, StringComparison.OrdinalIgnoreCase) && each.IsFor(peer));
        if (found.Begin is null)
            return null;
        var named = new ThrottledCredentials(credentials, throttle, peer.Address);
        return new SaslProgress(found.Begin(this, peer, named), named);
    }

    private ScramSha256Exchange Scram(Peer peer, ThrottledCredentials found, bool isPlus) => new(found, isPlus, peer.EndPointBinding, NewNonce);

    private SaslExchange External(Peer peer, ThrottledCredentials found) =>
        peer.StoredLogIn is { } stored ? new StoredExchange(found, _passwords, stored) : ByCertificate(peer, found);

    // A certificate is shown in the handshake, so nothing is left to be checked. Who is to be acted for may only be its own account.
    private ExternalExchange ByCertificate(Peer peer, ThrottledCredentials found) => new(_ =>
        accounts.FindByCertificate(peer.CertificateFingerprint!) is { } account ? found.Find(account.Name) with
        {
            Name = account.Name,
            Exists = true,
            AccountId = account.Id,
            IsByCertificate = true,
        } : null);

    private string NewNonce()
    {
        Span<byte> bytes = stackalloc byte[NonceBytes];
        random.Fill(bytes);
        return Convert.ToBase64String(bytes);
    }
}
