using System.ComponentModel.DataAnnotations;
using ChatOn.Host.Configuration;
using ChatOn.Server;
using Microsoft.Extensions.Options;

namespace ChatOn.Host;

/// <summary>Certificates and the handshake.</summary>
public sealed record TlsOptions
{
    /// <summary>Certificates of one's own. Empty: one is made in the data folder on first start.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyList<CertificateOptions> Certificates { get; init; } = [];

    /// <summary>Tells IRC clients to come with TLS only (STS). Browsers are told by <c>http.hstsDays</c>.</summary>
    [ValidateObjectMembers]
    public StrictTransportOptions StrictTransportSecurity { get; init; } = new();

    /// <summary>How long a handshake may take.</summary>
    [Range(1, 300)]
    public int HandshakeTimeoutSeconds { get; init; } = 10;

    /// <summary>How often the certificate files are looked at for changes.</summary>
    [Range(1, 86400)]
    public int ReloadCheckSeconds { get; init; } = 30;
}

/// <summary>One PEM pair, as Caddy, certbot and their like write it.</summary>
public sealed record CertificateOptions
{
    /// <summary>The certificate, followed by its intermediates.</summary>
    [Required]
    [ExistingFile]
    [Option(IsPath = true, Example = "/etc/letsencrypt/live/chat.example.org/fullchain.pem")]
    public string CertificateFile { get; init; } = "";

    /// <summary>Its private key, without a password.</summary>
    [Required]
    [ExistingFile]
    [Option(IsPath = true, Example = "/etc/letsencrypt/live/chat.example.org/privkey.pem")]
    public string KeyFile { get; init; } = "";
}
