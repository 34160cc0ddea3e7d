using System.ComponentModel.DataAnnotations;
using System.Net;
using ChatOn.Host.Configuration;
using ChatOn.Server;
using Microsoft.Extensions.Options;

namespace ChatOn.Host;

/// <summary>Everything that can be set about sockets, TLS and HTTP. Defaults are those of <c>chaton serve</c>.</summary>
public sealed record HostOptions
{
    /// <summary>Where to listen. Empty means one listener with its defaults: <c>localhost:5555</c>, every protocol.</summary>
    [ValidateEnumeratedItems]
    [Option(Example = "localhost:5555")]
    public IReadOnlyList<ListenerOptions> Listeners { get; init; } = [];

    /// <summary>The folder of the certificate made on first start.</summary>
    [Required]
    [Option(IsDerived = true)]
    public string DataFolder { get; init; } = "data";

    /// <summary>The names under which people reach this server, e.g. <c>chat.example.org</c>.</summary>
    [Option(Example = "chat.example.org")]
    public IReadOnlyList<string> PublicNames { get; init; } = [];

    /// <summary>Networks (<c>192.0.2.0/24</c> or one address) whose connections may begin with a PROXY protocol header.</summary>
    [Networks]
    [Option(Example = "192.0.2.0/24")]
    public IReadOnlyList<string> ProxyProtocolFrom { get; init; } = [];

    /// <summary>Networks of gateways that say with WEBIRC for whom they speak: a connection of theirs counts for that one.</summary>
    [Option(IsDerived = true)]
    public IReadOnlyList<string> GatewaysFrom { get; init; } = [];

    /// <summary>The room that the page at <c>/</c> names.</summary>
    [Option(IsDerived = true)]
    public string LobbyName { get; init; } = "#lobby";

    /// <summary>How long a connection may take until its first line is whole.</summary>
    [Range(1, 3600)]
    [Option(IsDerived = true)]
    public int RegistrationTimeoutSeconds { get; init; } = 60;

    /// <summary>The same for one that has been asked for its nickname: a person is choosing a name.</summary>
    [Range(1, 86400)]
    [Option(IsDerived = true)]
    public int ClassicRegistrationTimeoutSeconds { get; init; } = 300;

    /// <summary>How long a client may be silent until it is taken for a classic one and asked for its nickname.</summary>
    [Range(10, 60000)]
    public int ClassicSilenceMilliseconds { get; init; } = 400;

    [ValidateObjectMembers]
    [Option(Key = "connections", IsReloadable = true)]
    public ConnectionLimits Limits { get; init; } = new();

    [ValidateObjectMembers]
    public TlsOptions Tls { get; init; } = new();

    [ValidateObjectMembers]
    public HttpOptions Http { get; init; } = new();
}

/// <summary>One address to listen on and what may be spoken there.</summary>
public sealed record ListenerOptions
{
    /// <summary>
    /// <c>localhost:5555</c> (both loopbacks), <c>*:6697</c> (every address), <c>192.0.2.1:443</c> or <c>[2001:db8::1]:443</c>.
    /// Port 0 takes a free one.
    /// </summary>
    [Required]
    [ListenAddress]
    public string Address { get; init; } = "localhost:5555";

    /// <summary>What may be spoken there.</summary>
    public ChatProtocols Protocols { get; init; } = ChatProtocols.All;

    /// <summary>Plain text and TLS, only TLS, or no TLS.</summary>
    public TlsMode Tls { get; init; } = TlsMode.Accepted;

    /// <summary>Accepts plain text from other machines too. Everybody on the way can then read along.</summary>
    public bool AllowPlainTextFromOtherMachines { get; init; }

    /// <summary>What a PROXY header brings here counts as having come through TLS that ended at the proxy.</summary>
    public bool ProxiesEndTls { get; init; }

    /// <summary>Whether what comes from there is accepted as it comes: through TLS, or plain from where that is allowed.</summary>
    internal bool Accepts(IPAddress address, bool isSecure) =>
        isSecure || (Tls != TlsMode.Required && (AllowPlainTextFromOtherMachines || IPAddress.IsLoopback(address)));
}

/// <summary>What may be spoken on a listener.</summary>
[Flags]
public enum ChatProtocols
{
    None = 0,
    Irc = 1,
    Classic = 2,
    Http = 4,
    All = Irc | Classic | Http,
}

/// <summary>Whether a listener speaks TLS.</summary>
public enum TlsMode
{
    /// <summary>Plain text and TLS, as the first byte says; plain text from this machine only.</summary>
    Accepted,

    /// <summary>Plain text is refused from everybody.</summary>
    Required,

    /// <summary>TLS is not spoken.</summary>
    Off,
}

/// <summary>How many connections there may be.</summary>
public sealed record ConnectionLimits
{
    /// <summary>On all listeners together; 0: as many as come.</summary>
    [Range(0, 10_000_000)]
    public int MaxConnections { get; init; } = 20_000;

    /// <summary>Per IPv4 address or IPv6 /64; 0: as many as come.</summary>
    [Range(0, 10_000_000)]
    public int MaxConnectionsPerAddress { get; init; } = 32;

    /// <summary>How many may come in a minute after the burst; 0: as many as come.</summary>
    [Range(0, 1_000_000)]
    public int ConnectionsPerMinutePerAddress { get; init; } = 60;

    /// <summary>How many may come at once before the rate counts.</summary>
    [Range(1, 1_000_000)]
    public int ConnectionBurstPerAddress { get; init; } = 20;

    /// <summary>The limits per address do not hold for this machine.</summary>
    public bool ExemptLoopback { get; init; } = true;
}
