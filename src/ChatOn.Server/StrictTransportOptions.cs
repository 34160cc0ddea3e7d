using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace ChatOn.Server;

/// <summary>Tells IRC clients to come with TLS only — https://ircv3.net/specs/extensions/sts</summary>
public sealed record StrictTransportOptions
{
    /// <summary>The port that clients go to for TLS; 0: nothing is said. Only with a publicly trusted certificate.</summary>
    [Range(0, 65_535)]
    [Option(Example = "6697")]
    public int Port { get; init; }

    /// <summary>For how long a client that came with TLS comes with nothing else. 0: what it was told before is taken back.</summary>
    [Range(0, int.MaxValue)]
    [Option(Example = "2592000")]
    public int DurationSeconds { get; init; }

    /// <summary>Agrees to be put into lists that clients are shipped with. It may take long to get out of one.</summary>
    public bool Preload { get; init; }

    /// <summary>Whether anything is said.</summary>
    public bool IsOn => Port > 0;

    /// <summary>The value of the capability <c>sts</c>: where to go with TLS, or, to who came with it, for how long that holds.</summary>
    public string ValueFor(bool isSecure) => isSecure
        ? string.Create(CultureInfo.InvariantCulture, $"duration={DurationSeconds}{(Preload ? ",preload" : "")}")
        : string.Create(CultureInfo.InvariantCulture, $"port={Port}");
}
