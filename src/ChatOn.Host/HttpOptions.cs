using System.ComponentModel.DataAnnotations;
using ChatOn.Host.Configuration;
using ChatOn.Server;

namespace ChatOn.Host;

/// <summary>What is served to browsers, and to whom.</summary>
public sealed record HttpOptions
{
    /// <summary>Networks (<c>192.0.2.0/24</c> or one address) whose <c>Forwarded</c> and <c>X-Forwarded-For</c> headers are believed.</summary>
    [Networks]
    [Option(Example = "192.0.2.0/24")]
    public IReadOnlyList<string> ForwardedFrom { get; init; } = [];

    /// <summary>Who presents it (<c>Authorization: Bearer ...</c>) may read <c>/metrics</c> from anywhere. Null: this machine only.</summary>
    [MinLength(16)]
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
