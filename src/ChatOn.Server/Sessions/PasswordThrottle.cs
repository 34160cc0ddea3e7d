using System.Net;
using System.Net.Sockets;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>
/// Bounds how many wrong passwords come from one address (of IPv6 one /64) in a while, whatever sessions they come through.
/// A try counts when it begins, so that tries at the same time count too.
/// </summary>
internal sealed class PasswordThrottle(ServerClock clock, ServerOptions options)
{
    private const int MaxAddresses = 10_000;
    private const int NetworkBytes = 8;

    private readonly Dictionary<IPAddress, Tries> _tries = [];

    /// <summary>Counts one more try; false when there were too many.</summary>
    public bool TryBegin(IPAddress address)
    {
        var limit = options.Limits.WrongPasswords;
        if (limit == 0)
            return true;
        var network = NetworkOf(address);
        var now = clock.Now;
        if (!_tries.TryGetValue(network, out var tries) || IsOver(tries, now))
        {
            MakeRoom(now);
            tries = new Tries(now, 0);
        }

        if (tries.Count >= limit)
            return false;
        _tries[network] = tries with { Count = tries.Count + 1 };
        return true;
    }

    /// <summary>The password was right: its try does not count.</summary>
    public void Succeeded(IPAddress address)
    {
        var network = NetworkOf(address);
        if (_tries.TryGetValue(network, out var tries) && tries.Count > 0)
            _tries[network] = tries with { Count = tries.Count - 1 };
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
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes);
    }

    private readonly record struct Tries(long Since, int Count);
}
