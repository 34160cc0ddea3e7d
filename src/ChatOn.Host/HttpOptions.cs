using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using ChatOn.Server;

namespace ChatOn.Host;

/// <summary>What is served to browsers, and to whom.</summary>
public sealed record HttpOptions
{
    /// <summary>Networks (<c>192.0.2.0/24</c> or one address) of proxies whose word on who is behind them is believed.</summary>
    [Networks]
    [Option(Example = "192.0.2.0/24")]
    public IReadOnlyList<string> ForwardedFrom { get; init; } = [];

    /// <summary>
    /// The header those proxies write: <c>X-Forwarded-For</c> with <c>X-Forwarded-Proto</c>, or <c>Forwarded</c>. The other one is not
    /// believed: most proxies pass on what a client wrote there.
    /// </summary>
    public ForwardedHeader ForwardedHeader { get; init; }

    /// <summary>Who presents it (<c>Authorization: Bearer ...</c>) may read <c>/metrics</c> from anywhere. Null: this machine only.</summary>
    [MinLength(16)]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "What it measures is a text.")]
    [Option(IsSecret = true, Example = "a-long-random-word")]
    public string? MetricsToken { get; init; }

    /// <summary>Tells browsers to use HTTPS only, for so long. Null: not said. Only with a publicly trusted certificate.</summary>
    [Range(1, 730)]
    public int? HstsDays { get; init; }

    /// <summary>How long the headers of a request may take.</summary>
    [Range(1, 300)]
    public int RequestHeadersTimeoutSeconds { get; init; } = 10;

    /// <summary>How long a connection waits for another request.</summary>
    [Range(1, 3600)]
    public int KeepAliveTimeoutSeconds { get; init; } = 30;

    /// <summary>How often a WebSocket is pinged.</summary>
    [Range(1, 3600)]
    public int WebSocketPingSeconds { get; init; } = 30;
}

/// <summary>How a proxy says who is behind it.</summary>
public enum ForwardedHeader
{
    /// <summary><c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c>: Caddy, nginx, HAProxy, Traefik.</summary>
    XForwardedFor,

    /// <summary><c>Forwarded</c> (RFC 7239).</summary>
    Forwarded,
}
