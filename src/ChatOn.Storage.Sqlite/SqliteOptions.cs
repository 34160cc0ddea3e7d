using System.ComponentModel.DataAnnotations;
using ChatOn.Server;

namespace ChatOn.Storage.Sqlite;

/// <summary>How the embedded store is run.</summary>
public sealed record SqliteOptions
{
    /// <summary>The folder of the database; made when it is missing.</summary>
    [Required]
    [Option(IsDerived = true)]
    public required string DataFolder { get; init; }

    /// <summary>What a commit survives.</summary>
    public Durability Durability { get; init; } = Durability.Process;

    /// <summary>How many history reads run at once; more wait.</summary>
    [Range(1, 64)]
    public int ReadConnections { get; init; } = 4;

    /// <summary>
    /// The largest size of the write-ahead log. Commits wait at it for a checkpoint, half a second for a backup in another process,
    /// a few for a slow disk: then the log grows by what is written meanwhile.
    /// </summary>
    [Range(4, 4096)]
    public int WalLimitMegabytes { get; init; } = 64;
}

/// <summary>What a commit survives.</summary>
public enum Durability
{
    /// <summary>The end of the process at any moment; of a power failure at most the last second is lost.</summary>
    Process,

    /// <summary>Power failure too: each group commit is synced to the disk, some half a millisecond on a fast one.</summary>
    Power,
}
