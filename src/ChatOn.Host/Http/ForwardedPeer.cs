using System.Net;
using ChatOn.Host.Listening;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ChatOn.Host.Http;

/// <summary>Finds out who is behind an HTTP proxy.</summary>
/// <remarks>
/// Only configured proxies are believed, and of what they pass on only what the last of them in a row of configured ones wrote itself,
/// in the header that is configured: the other one comes from the client, through most proxies.
/// Anybody else who sends such headers is a proxy nobody told us of: who is behind it is unknown, and surely not this machine.
/// </remarks>
internal sealed class ForwardedPeer(IOptions<HostOptions> options)
{
    private const string Forwarded = "Forwarded";
    private const string For = "X-Forwarded-For";
    private const string Proto = "X-Forwarded-Proto";

    private readonly NetworkList _proxies = new(options.Value.Http.ForwardedFrom);
    private readonly ForwardedHeader _header = options.Value.Http.ForwardedHeader;

    public HttpPeer Resolve(HttpPeer peer, IHeaderDictionary headers)
    {
        bool isForwarded = headers.ContainsKey(Forwarded) || headers.ContainsKey(For) || headers.ContainsKey(Proto) || headers.ContainsKey("X-Real-IP");
        if (!isForwarded)
            return peer;
        if (!_proxies.Contains(peer.Address))
            return peer.IsLoopback ? peer with { Address = IPAddress.Any } : peer;

        var hops = _header == ForwardedHeader.Forwarded ? ReadForwarded(headers) : ReadXForwarded(headers);
        if (hops.Count == 0)
            return peer with { Address = IPAddress.Any };

        for (int i = hops.Count - 1; i >= 0; i--)
        {
            peer = peer with { Address = hops[i].Address ?? IPAddress.Any, IsSecure = hops[i].IsSecure, IsForwarded = true };
            if (hops[i].Address is not { } address || !_proxies.Contains(address))
                break;
        }

        return peer;
    }

    /// <summary><c>1#( for=node ; proto=scheme ; ... )</c> (RFC 7239).</summary>
    private static List<Hop> ReadForwarded(IHeaderDictionary headers)
    {
        var hops = new List<Hop>();
        foreach (string element in headers.GetCommaSeparatedValues(Forwarded))
        {
            string? node = null;
            bool isSecure = false;
            foreach (string pair in element.Split(';', StringSplitOptions.TrimEntries))
            {
                string value = pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim('"');
                if (pair.StartsWith("for=", StringComparison.OrdinalIgnoreCase))
                    node = value;
                else if (pair.StartsWith("proto=", StringComparison.OrdinalIgnoreCase))
                    isSecure = value.Equals("https", StringComparison.OrdinalIgnoreCase);
            }

            hops.Add(new Hop(ReadNode(node), isSecure));
        }

        return hops;
    }

    private static List<Hop> ReadXForwarded(IHeaderDictionary headers)
    {
        // One protocol for all hops is what most proxies send; the last word counts.
        bool isSecure = headers.GetCommaSeparatedValues(Proto) is [.., var proto] && proto.Equals("https", StringComparison.OrdinalIgnoreCase);
        return [.. headers.GetCommaSeparatedValues(For).Select(node => new Hop(ReadNode(node.Trim()), isSecure))];
    }

    /// <summary>An address, with or without a port, IPv6 in brackets; names and <c>unknown</c> are nobody.</summary>
    private static IPAddress? ReadNode(string? node)
    {
        if (IPAddress.TryParse(node, out var address) || (IPEndPoint.TryParse(node ?? "", out var endPoint) && (address = endPoint.Address) is not null))
            return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

        return null;
    }

    private readonly record struct Hop(IPAddress? Address, bool IsSecure);
}
