using System.Net;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>
/// Bounds how many wrong passwords come from one address (of IPv6 one /64) in a while, whatever sessions they come through. Right
/// ones never count: many people may come from one address at once.
/// </summary>
internal sealed class PasswordThrottle(ServerClock clock, ServerOptions options)
{
    private const int MaxAddresses = 10_000;
    private const int IPv6Bytes = 16;
    private const int NetworkBytes = 8;

    private readonly Dictionary<IPAddress, Tries> _tries = [];

    /// <summary>Whether a password from there is looked at.</summary>
    public bool MayTry(IPAddress address)
    {
        var limit = options.Limits.WrongPasswords;
        return limit == 0 || !_tries.TryGetValue(NetworkOf(address), out var tries) || tries.Count < limit || IsOver(tries, clock.Now);
    }

    /// <summary>A password was wrong.</summary>
    public void Failed(IPAddress address)
    {
        var network = NetworkOf(address);
        var now = clock.Now;
        if (!_tries.TryGetValue(network, out var tries) || IsOver(tries, now))
        {
            MakeRoom(now);
            tries = new Tries(now, 0);
        }

        _tries[network] = tries with { Count = tries.Count + 1 };
    }

    private bool IsOver(Tries tries, long now) => now - tries.Since >= options.Limits.WrongPasswordSeconds * 1_000_000L;

    // Who has ten thousand addresses is not held by a bound on each: then all begin anew.
    private void MakeRoom(long now)
    {
        if (_tries.Count < MaxAddresses)
            return;
        foreach (var (network, tries) in _tries)
        {
            if (IsOver(tries, now))
                _tries.Remove(network);
        }

        if (_tries.Count >= MaxAddresses)
            _tries.Clear();
    }

    private static IPAddress NetworkOf(IPAddress address)
    {
        if (address.GetAddressBytes().Length != IPv6Bytes)
            return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes);
    }

    private readonly record struct Tries(long Since, int Count);
}
