using ChatOn.Host.Listening;
using ChatOn.Host.Transports;
using ChatOn.Server.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOn.Host.Http;

/// <summary><c>/ws</c>: IRC over WebSocket, one line a message.</summary>
/// <remarks>https://ircv3.net/specs/extensions/websocket</remarks>
internal sealed class WebSocketEndpoint(
    ChatDoor chat, IOptions<HostOptions> options, TimeProvider time, ILogger<WebSocketEndpoint> logger)
{
    public const string Text = "text.ircv3.net";
    public const string Binary = "binary.ircv3.net";

    private readonly TimeSpan _ping = TimeSpan.FromSeconds(options.Value.Http.WebSocketPingSeconds);

    public async Task AnswerAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            context.Response.Headers.Upgrade = "websocket";
            context.Response.ContentLength = 0;
            return;
        }

        // The client's order decides. Who asks for neither is an older client: text, and the answer names no protocol.
        string? protocol = context.WebSockets.WebSocketRequestedProtocols.FirstOrDefault(p => p is Text or Binary);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = protocol,
            KeepAliveInterval = _ping,
            KeepAliveTimeout = _ping,
        });

        var who = context.Features.GetRequiredFeature<HttpPeer>();
        var peer = new Peer(who.Address, who.IsSecure, CertificateFingerprint: null, who.IsSecure ? "WebSocket over TLS" : "WebSocket")
        {
            // HttpRules lets in more pages than this one, which may do all but act as somebody by our cookie.
            StoredLogIn = SameOrigin.IsShown(context) ? SessionCookie.Read(context) : null,
        };
        var lease = context.Features.GetRequiredFeature<ConnectionLease>();
        lease.CountAs("websocket");
        var transport = new WebSocketTransport(socket, protocol, peer, time, logger, lease.Hurry);
        if (chat.TryOpen(transport, Entry.Irc) is { } connection)
            await transport.RunAsync(connection);
    }
}
