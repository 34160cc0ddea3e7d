using System.ComponentModel.DataAnnotations;

namespace ChatOn.Server;

/// <summary>Who may have an account, and how.</summary>
public sealed record AccountOptions
{
    internal const int DefaultHashIterations = 600_000;

    /// <summary>Who may register: everybody (open), who has an invitation code (invitation), only operators for others (operator), nobody (closed).</summary>
    [Option(IsReloadable = true)]
    public RegistrationPolicy Registration { get; init; } = RegistrationPolicy.Open;

    /// <summary>Whether everybody must be logged in: guests do not come in.</summary>
    [Option(IsReloadable = true)]
    public bool Required { get; init; }

    /// <summary>Whether an e-mail address must be given, and shown to be one's own where mail can be sent.</summary>
    [Option(IsReloadable = true)]
    public bool EmailRequired { get; init; }

    /// <summary>How long an invitation code or a code sent by e-mail is good.</summary>
    [Range(1, 8760)]
    [Option(IsReloadable = true)]
    public int CodeHours { get; init; } = 48;

    /// <summary>How costly a new password's hash is to compute (for the server at a PLAIN log-in, for the client at a SCRAM one), and to guess.</summary>
    [Range(4096, 10_000_000)]
    [Option(IsReloadable = true)]
    public int HashIterations { get; init; } = DefaultHashIterations;

    /// <summary>The least length of a password.</summary>
    [Range(1, 100)]
    [Option(IsReloadable = true)]
    public int PasswordMinLength { get; init; } = 8;

    /// <summary>Whether users stay in their rooms without a client, unless their account says otherwise.</summary>
    [Option(IsReloadable = true)]
    public bool AlwaysOn { get; init; }

    /// <summary>Nicknames of one account beside its name.</summary>
    [Range(0, 1000)]
    [Option(IsReloadable = true)]
    public int MaxNicks { get; init; } = 5;

    /// <summary>Client certificates of one account.</summary>
    [Range(0, 1000)]
    [Option(IsReloadable = true)]
    public int MaxCertificates { get; init; } = 10;

    /// <summary>App passwords of one account.</summary>
    [Range(0, 1000)]
    [Option(IsReloadable = true)]
    public int MaxAppPasswords { get; init; } = 20;

    /// <summary>Rooms that one account may own.</summary>
    [Range(0, 10_000)]
    [Option(IsReloadable = true)]
    public int MaxRooms { get; init; } = 20;

    /// <summary>Whether a room that somebody makes who is logged in is registered to that account at once.</summary>
    [Option(IsReloadable = true)]
    public bool AutoRegisterRooms { get; init; }

    /// <summary>Sessions of one account at a time.</summary>
    [Range(0, 10_000)]
    [Option(IsReloadable = true)]
    public int MaxSessions { get; init; } = 20;

    /// <summary>Accounts that may be registered from one address in a day.</summary>
    [Range(0, 1_000_000)]
    [Option(IsReloadable = true)]
    public int RegistrationsPerDay { get; init; } = 5;
}

/// <summary>Who may register an account.</summary>
public enum RegistrationPolicy
{
    Open,
    Invitation,
    Operator,
    Closed,
}
