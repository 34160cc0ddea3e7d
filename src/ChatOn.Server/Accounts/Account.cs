using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatOn.Server.Accounts;

/// <summary>A registered identity with all that is kept of it. Immutable: a change is a new one, stored as a whole.</summary>
internal sealed record Account
{
    /// <summary>Never used twice; what is said with the account is kept under it.</summary>
    public required long Id { get; init; }

    /// <summary>As its owner wrote it; a nickname that belongs to it.</summary>
    public required string Name { get; init; }

    /// <summary>Microseconds since the Unix epoch.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>A <see cref="PasswordVerifier"/> as text; null where only certificates log in.</summary>
    public string? Password { get; init; }

    public string? Email { get; init; }

    /// <summary>Set until its owner has shown that the e-mail address is its own: nobody logs in before.</summary>
    public PendingVerification? Pending { get; init; }

    /// <summary>More nicknames that belong to it.</summary>
    public IReadOnlyList<string> Nicks { get; init; } = [];

    public IReadOnlyList<AccountCertificate> Certificates { get; init; } = [];

    public IReadOnlyList<AppPassword> AppPasswords { get; init; } = [];

    /// <summary>Set while nobody may use it.</summary>
    public Suspension? Suspension { get; init; }

    /// <summary>Name of the class of operators that logging in makes one of; null for none.</summary>
    public string? OperatorClass { get; init; }

    /// <summary>Whether the user stays without a client; null: as the server's default says.</summary>
    public bool? AlwaysOn { get; init; }

    [JsonIgnore]
    public IEnumerable<string> AllNicks => Nicks.Prepend(Name);

    /// <summary>Whether it may be used at a time (microseconds since the Unix epoch).</summary>
    public bool IsUsable(long now) => Pending is null && !IsSuspended(now);

    public bool IsSuspended(long now) => Suspension is { } suspension && (suspension.Until is null || suspension.Until > now);

    /// <summary>The key of its document.</summary>
    public static string KeyOf(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, AccountJson.Default.Account);

    public static Account Parse(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, AccountJson.Default.Account) ?? throw new JsonException("An account is missing.");
}

/// <summary>A client certificate that logs in.</summary>
/// <param name="Fingerprint">SHA-256 of the certificate, lower-case hex.</param>
internal sealed record AccountCertificate(string Fingerprint, long AddedAt);

/// <summary>A password for one program, that can be taken back alone.</summary>
/// <param name="Name">Logs in as <c>account/name</c>.</param>
/// <param name="Verifier">A <see cref="PasswordVerifier"/> as text.</param>
internal sealed record AppPassword(string Name, string Verifier, long AddedAt);

/// <summary>A code was sent to the e-mail address.</summary>
/// <param name="CodeHash">SHA-256 of the code, lower-case hex: it is random and long enough for that.</param>
/// <param name="Until">When the code, and with it the account, lapses; microseconds since the Unix epoch.</param>
internal sealed record PendingVerification(string CodeHash, long Until);

/// <summary>Why an account may not be used.</summary>
/// <param name="Until">Null for no end.</param>
internal sealed record Suspension(string Reason, string By, long At, long? Until);

/// <summary>How accounts are written in the store.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Account))]
internal sealed partial class AccountJson : JsonSerializerContext;
