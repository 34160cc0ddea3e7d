using System.Net;

namespace ChatOn.Host.Listening;

/// <summary>Addresses that are trusted with something, as configured.</summary>
internal sealed class NetworkList
{
    private readonly IPNetwork[] _networks;

    public NetworkList(IEnumerable<string> networks)
    {
        _networks = [.. networks.Select(text => TryParse(text, out var network)
            ? network
            : throw new FormatException($"\"{text}\" is not a network"))];
    }

    /// <summary>One address counts as the network of just that address.</summary>
    public static bool TryParse(string text, out IPNetwork network)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
            return true;
        }

        return IPNetwork.TryParse(text, out network);
    }

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
