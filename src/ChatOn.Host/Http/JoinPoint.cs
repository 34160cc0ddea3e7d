using System.Net;
using ChatOn.Host.Listening;
using Microsoft.AspNetCore.Http;

namespace ChatOn.Host.Http;

/// <summary>Where other clients than browsers join, as whoever asks can reach it.</summary>
/// <param name="Host">As the browser was told, so that it works for others who are told the same.</param>
/// <param name="Port">For IRC over TLS; null when there is none.</param>
/// <param name="PlainPort">For IRC without TLS, which only this machine may; null for others.</param>
/// <param name="TakesClassic">Whether a nickname is asked for there, so that no client at all is needed.</param>
internal sealed record JoinPoint(string Host, int? Port, int? PlainPort, bool TakesClassic)
{
    public static JoinPoint For(HttpPeer peer, HostString host, IReadOnlyList<ListenerOptions> listeners)
    {
        // Where the page came from is known to be reachable, and others only by what is configured.
        if (peer.Listener.Speaks(ChatProtocols.Irc))
        {
            int port = peer.IsForwarded ? peer.Listener.Port : host.Port ?? (peer.IsSecure ? 443 : 80);
            bool hasTls = peer.Listener.Options.Tls != TlsMode.Off;
            bool hasPlain = peer.IsLoopback && peer.Listener.Options.Accepts(peer.Address, isSecure: false);
            return new JoinPoint(host.Host, hasTls ? port : null, hasPlain ? port : null, peer.Listener.Speaks(ChatProtocols.Classic));
        }

        var other = listeners.FirstOrDefault(each => each.Protocols.HasFlag(ChatProtocols.Irc) && each.Tls != TlsMode.Off && IsInReach(each, peer));
        return new JoinPoint(host.Host, other is null ? null : PortOf(other), null, other?.Protocols.HasFlag(ChatProtocols.Classic) == true);
    }

    private static bool IsInReach(ListenerOptions listener, HttpPeer peer) =>
        ListenAddress.TryParse(listener.Address, out var address)
        && address.Port != 0
        && (peer.IsLoopback || !address.Addresses.All(IPAddress.IsLoopback));

    private static int? PortOf(ListenerOptions listener) => ListenAddress.TryParse(listener.Address, out var address) ? address.Port : null;
}
