using System.Net;
using ChatOn.Protocol;
using ChatOn.Server.State;

namespace ChatOn.Server.Accounts;

/// <summary>
/// Bounds wrong passwords: how many come from one address (of IPv6 one /64) in a while, whatever sessions they come through, and how many
/// are tried on one name, from wherever. Right ones never count: many people may come from one address at once.
/// </summary>
internal sealed class PasswordThrottle(ServerClock clock, ServerOptions options)
{
    private const int MaxKnown = 10_000;
    private const int IPv6Bytes = 16;
    private const int NetworkBytes = 8;

    private readonly RateCounter<IPAddress> _addresses = new(clock, () => options.Limits.WrongPasswords, () => options.Limits.WrongPasswordSeconds);
    private readonly RateCounter<string> _names = new(clock, () => options.Limits.WrongPasswordsPerAccount, () => options.Limits.WrongPasswordSeconds);
    private readonly HashSet<(string Name, IPAddress Network)> _known = [];

    /// <summary>Whether a password from there is looked at.</summary>
    public bool MayTry(IPAddress address) => _addresses.IsBelow(NetworkOf(address));

    /// <summary>
    /// Whether a password for an account's name is looked at. From where the account has logged in before it always is, so that strangers
    /// cannot lock its owner out.
    /// </summary>
    public bool MayTry(string name, IPAddress address)
    {
        var folded = CaseMapping.Fold(name);
        return _names.IsBelow(folded) || _known.Contains((folded, NetworkOf(address)));
    }

    /// <summary>A password was wrong.</summary>
    public void Failed(IPAddress address, string? name = null)
    {
        _addresses.Count(NetworkOf(address));
        if (name is not null)
            _names.Count(CaseMapping.Fold(name));
    }

    /// <summary>An account has logged in from there.</summary>
    public void Succeeded(string name, IPAddress address)
    {
        if (_known.Count >= MaxKnown)
            _known.Clear();
        _known.Add((CaseMapping.Fold(name), NetworkOf(address)));
    }

    /// <summary>The address, or of IPv6 its /64: one subscriber has a whole one.</summary>
    public static IPAddress NetworkOf(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        if (bytes.Length != IPv6Bytes)
            return address;
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes);
    }
}
