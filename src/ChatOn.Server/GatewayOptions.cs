using System.ComponentModel.DataAnnotations;

namespace ChatOn.Server;

/// <summary>A gateway that may use WEBIRC.</summary>
public sealed record GatewayOptions
{
    /// <summary>What operators see of it.</summary>
    [Word]
    [Option(Example = "webchat")]
    public string Name { get; init; } = "";

    /// <summary>Networks (<c>192.0.2.0/24</c> or one address) that it connects from; from anywhere else it is not believed.</summary>
    [Networks]
    [Option(Example = "192.0.2.7")]
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>Hash of its password, made with <c>chaton hash-password</c>.</summary>
    [Required]
    [PasswordHash]
    [Option(IsSecret = true, Example = "scram-sha256$600000$...")]
    public string PasswordHash { get; init; } = "";
}
