using System.ComponentModel.DataAnnotations;

namespace ChatOn.Server;

/// <summary>How accounts are kept.</summary>
public sealed record AccountOptions
{
    internal const int DefaultHashIterations = 600_000;

    /// <summary>How costly a new password's hash is to compute (for the server at a PLAIN log-in, for the client at a SCRAM one), and to guess.</summary>
    [Range(4096, 10_000_000)]
    [Option(IsReloadable = true)]
    public int HashIterations { get; init; } = DefaultHashIterations;
}
