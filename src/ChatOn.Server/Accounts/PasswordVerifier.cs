using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatOn.Protocol;

namespace ChatOn.Server.Accounts;

/// <summary>
/// What is kept of a password: enough to check one, and to take part in SCRAM-SHA-256, and neither the password nor anything that could be
/// used in its place — https://www.rfc-editor.org/rfc/rfc5802#section-3 and https://www.rfc-editor.org/rfc/rfc7677
/// </summary>
/// <param name="Iterations">How often PBKDF2 hashes.</param>
/// <param name="Salt">8 to 64 bytes.</param>
/// <param name="StoredKey">H(ClientKey), 32 bytes.</param>
/// <param name="ServerKey">32 bytes.</param>
internal sealed record PasswordVerifier(int Iterations, ReadOnlyMemory<byte> Salt, ReadOnlyMemory<byte> StoredKey, ReadOnlyMemory<byte> ServerKey)
{
    public const int MaxIterations = 10_000_000;
    public const int SaltBytes = 16;

    private const string Scheme = "scram-sha256";
    private const int Parts = 5;
    private const int MinSaltBytes = 8;
    private const int MaxSaltBytes = 64;
    private const int KeyBytes = SHA256.HashSizeInBytes;

    /// <summary>Slow: hashes the password, prepared with <see cref="SaslPrep"/>.</summary>
    public static PasswordVerifier Make(string password, ReadOnlySpan<byte> salt, int iterations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(salt.Length, MinSaltBytes, nameof(salt));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(salt.Length, MaxSaltBytes, nameof(salt));
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(iterations, MaxIterations);

        Span<byte> salted = stackalloc byte[KeyBytes];
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(Prepared(password)), salt, salted, iterations, HashAlgorithmName.SHA256);
        var clientKey = HMACSHA256.HashData(salted, "Client Key"u8);
        var verifier = new PasswordVerifier(iterations, salt.ToArray(), SHA256.HashData(clientKey), HMACSHA256.HashData(salted, "Server Key"u8));
        CryptographicOperations.ZeroMemory(salted);
        CryptographicOperations.ZeroMemory(clientKey);
        return verifier;
    }

    /// <summary>
    /// A verifier for a name that has none: always the same for the same name (in any case) and secret, so that it looks like one that was
    /// made once, and right for no password.
    /// </summary>
    /// <param name="secret">The server's own, kept as long as its accounts.</param>
    public static PasswordVerifier DecoyFor(string name, ReadOnlySpan<byte> secret, int iterations)
    {
        var folded = CaseMapping.Fold(name);
        return new PasswordVerifier(
            iterations, Derive("salt ", folded, secret).AsMemory(0, SaltBytes), Derive("stored key ", folded, secret), Derive("server key ", folded, secret));
    }

    /// <summary>Slow: whether the password is right. Takes as long for a wrong one.</summary>
    public bool Verify(string password) =>
        CryptographicOperations.FixedTimeEquals(Make(password, Salt.Span, Iterations).StoredKey.Span, StoredKey.Span);

    /// <summary><c>"scram-sha256" "$" iterations "$" salt "$" stored-key "$" server-key</c>, the last three in base64.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PasswordVerifier? verifier)
    {
        verifier = null;
        var parts = text.Split('$', Parts + 1);
        if (parts.Length != Parts || parts[0] != Scheme
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var iterations) || iterations is < 1 or > MaxIterations
            || !TryDecode(parts[2], MinSaltBytes, MaxSaltBytes, out var salt)
            || !TryDecode(parts[3], KeyBytes, KeyBytes, out var storedKey)
            || !TryDecode(parts[4], KeyBytes, KeyBytes, out var serverKey))
            return false;
        verifier = new PasswordVerifier(iterations, salt, storedKey, serverKey);
        return true;
    }

    /// <summary>The form that <see cref="TryParse"/> reads. As secret as a password file.</summary>
    public override string ToString() => string.Join('$', Scheme, Iterations.ToString(CultureInfo.InvariantCulture),
        Convert.ToBase64String(Salt.Span), Convert.ToBase64String(StoredKey.Span), Convert.ToBase64String(ServerKey.Span));

    /// <summary>Whether all of it is the same; the keys are compared in constant time.</summary>
    public bool Equals(PasswordVerifier? other) => other is not null && Iterations == other.Iterations && Salt.Span.SequenceEqual(other.Salt.Span)
        && CryptographicOperations.FixedTimeEquals(StoredKey.Span, other.StoredKey.Span)
        && CryptographicOperations.FixedTimeEquals(ServerKey.Span, other.ServerKey.Span);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Iterations);
        hash.AddBytes(Salt.Span);
        return hash.ToHashCode();
    }

    // A password that SASLprep does not accept is taken as it is, so that nobody is kept out by a form; other servers and clients do the same.
    private static string Prepared(string password) => SaslPrep.TryPrepare(password, out var prepared) && prepared.Length > 0 ? prepared : password;

    private static byte[] Derive(string purpose, string folded, ReadOnlySpan<byte> secret) =>
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(purpose + folded));

    private static bool TryDecode(string base64, int minBytes, int maxBytes, out byte[] bytes)
    {
        Span<byte> buffer = stackalloc byte[MaxSaltBytes];
        var isDecoded = Convert.TryFromBase64String(base64, buffer, out var length) && length >= minBytes && length <= maxBytes;
        bytes = isDecoded ? buffer[..length].ToArray() : [];
        return isDecoded;
    }
}
