namespace ChatOn.Client;

/// <summary>Who comes, and what for.</summary>
public sealed record ClientOptions
{
    /// <summary>The nickname to have.</summary>
    public required string Nick { get; init; }

    /// <summary>What USER tells; the nickname when it is null.</summary>
    public string? RealName { get; init; }

    /// <summary>The account to log in to; the nickname when it is null and there is a password.</summary>
    public string? Account { get; init; }

    /// <summary>The account's password; null for a guest.</summary>
    public string? Password { get; init; }

    /// <summary>Whether a client certificate is presented, which may log in by itself.</summary>
    public bool HasCertificate { get; init; }

    /// <summary>Rooms to be in.</summary>
    public IReadOnlyList<string> Rooms { get; init; } = [];

    /// <summary>How many messages to show of what was said before, when a room is entered first; 0 for none.</summary>
    public int InitialHistory { get; init; } = 50;

    /// <summary>Instead of a number: everything since then.</summary>
    public DateTimeOffset? HistorySince { get; init; }

    /// <summary>Whom one does not want to hear.</summary>
    public IgnoreList Ignored { get; init; } = new(null);

    public ClientLimits Limits { get; init; } = new();
}
