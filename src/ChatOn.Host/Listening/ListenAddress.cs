using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace ChatOn.Host.Listening;

/// <summary>A configured address: one endpoint, or the IPv4 and IPv6 pair that <c>localhost</c> and <c>*</c> stand for.</summary>
/// <param name="Addresses">To bind, in order. When there are two, one is enough.</param>
/// <param name="Port">0 takes a free one.</param>
internal sealed record ListenAddress(IReadOnlyList<IPAddress> Addresses, int Port)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out ListenAddress? address)
    {
        address = null;
        int colon = text.LastIndexOf(':');
        if (colon < 0 || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
            return false;

        string host = text[..colon];
        if (host is "localhost")
            address = new ListenAddress([IPAddress.Loopback, IPAddress.IPv6Loopback], port);
        else if (host is "*" or "")
            address = new ListenAddress([IPAddress.Any, IPAddress.IPv6Any], port);
        else if (host.Contains(':', StringComparison.Ordinal) != host.StartsWith('['))
            return false;
        else if (IPAddress.TryParse(host.Trim('[', ']'), out var ip))
            address = new ListenAddress([ip], port);

        return address is not null;
    }
}
