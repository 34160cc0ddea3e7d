using System.Net;
using ChatOn.Server.State;

namespace ChatOn.Host.Listening;

/// <summary>Addresses that are trusted with something, as configured; one address is the network of just that address.</summary>
internal sealed class NetworkList(IEnumerable<string> networks)
{
    private readonly AddressRange[] _networks = [.. networks.Select(text => AddressRange.TryParseExactly(text, out var network)
        ? network
        : throw new FormatException($"\"{text}\" is not a network"))];

    public bool Contains(IPAddress address)
    {
        foreach (var network in _networks)
        {
            if (network.Contains(address))
                return true;
        }

        return false;
    }
}
