namespace ChatOn.Client.Queries;

/// <summary>What WHOIS tells of somebody.</summary>
public sealed record Person(string Nick)
{
    public string Mask { get; init; } = "";

    public string RealName { get; init; } = "";

    /// <summary>Null for a guest.</summary>
    public string? Account { get; init; }

    /// <summary>Null for who is there.</summary>
    public string? Away { get; init; }

    /// <summary>With the signs of ranks in front.</summary>
    public string Rooms { get; init; } = "";

    public TimeSpan? Idle { get; init; }

    public DateTimeOffset? Since { get; init; }

    /// <summary>What else is told, in words.</summary>
    public IReadOnlyList<string> More { get; init; } = [];
}
