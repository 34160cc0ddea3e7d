using System.Security.Cryptography;
using ChatOn.Server.Loop;

namespace ChatOn.Server.Sessions;

/// <summary>
/// Slow password hashes (PBKDF2-HMAC-SHA256), written <c>pbkdf2-sha256$iterations$salt$hash</c> in base64. Verified off the
/// loop.
/// </summary>
internal sealed class Passwords(IWorkPool pool)
{
    private const string Scheme = "pbkdf2-sha256";
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    /// <summary>A hash to put into the configuration.</summary>
    public static string Hash(string password, int iterations = 600_000)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, HashBytes);
        return $"{Scheme}${iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
    }

    /// <summary>Whether a text is such a hash.</summary>
    public static bool IsHash(string text) => TryParse(text, out _, out _, out _);

    /// <summary>Whether the password is right. Takes as long for a wrong one.</summary>
    public async Task<bool> VerifyAsync(string? password, string hash)
    {
        if (!TryParse(hash, out var iterations, out var salt, out var expected))
            return false;
        return await pool.RunAsync(() => CryptographicOperations.FixedTimeEquals(
            Rfc2898DeriveBytes.Pbkdf2(password ?? "", salt, iterations, HashAlgorithmName.SHA256, expected.Length), expected));
    }

    private static bool TryParse(string text, out int iterations, out byte[] salt, out byte[] hash)
    {
        iterations = 0;
        salt = hash = [];
        var parts = text.Split('$');
        if (parts.Length != 4 || parts[0] != Scheme || !int.TryParse(parts[1], out iterations) || iterations < 1)
            return false;
        try
        {
            salt = Convert.FromBase64String(parts[2]);
            hash = Convert.FromBase64String(parts[3]);
            return salt.Length >= 8 && hash.Length >= 16;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
