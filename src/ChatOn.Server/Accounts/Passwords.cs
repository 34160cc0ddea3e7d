using System.Security.Cryptography;
using ChatOn.Server.Loop;

namespace ChatOn.Server.Accounts;

/// <summary>Hashes and checks passwords off the loop, a bounded number at once.</summary>
internal sealed class Passwords(IWorkPool pool, ServerOptions options)
{
    /// <summary>Slow: a hash to put into the configuration.</summary>
    public static string Hash(string password, int iterations = AccountOptions.DefaultHashIterations) => MakeNow(password, iterations).ToString();

    /// <summary>Whether a text is such a hash.</summary>
    public static bool IsHash(string text) => PasswordVerifier.TryParse(text, out _);

    /// <summary>Whether the password is right. Takes as long for a wrong one; of a text that is no verifier, none is.</summary>
    public Task<PasswordCheck> VerifyAsync(string? password, string verifier) =>
        PasswordVerifier.TryParse(verifier, out var parsed) ? VerifyAsync(password, parsed) : Task.FromResult(PasswordCheck.Wrong);

    /// <inheritdoc cref="VerifyAsync(string?, string)"/>
    public async Task<PasswordCheck> VerifyAsync(string? password, PasswordVerifier verifier)
    {
        if (!pool.TryRun(() => verifier.Verify(password ?? ""), out var checking))
            return PasswordCheck.TryAgain;
        return await checking ? PasswordCheck.Right : PasswordCheck.Wrong;
    }

    /// <summary>What to keep of a new password; null when so many wait that one more is asked to try again later.</summary>
    public async Task<PasswordVerifier?> MakeAsync(string password)
    {
        var iterations = options.Accounts.HashIterations;
        return pool.TryRun(() => MakeNow(password, iterations), out var making) ? await making : null;
    }

    private static PasswordVerifier MakeNow(string password, int iterations) =>
        PasswordVerifier.Make(password, RandomNumberGenerator.GetBytes(PasswordVerifier.SaltBytes), iterations);
}

/// <summary>What became of a password that was to be checked.</summary>
internal enum PasswordCheck
{
    Wrong,
    Right,

    /// <summary>It was not looked at: too many wait already.</summary>
    TryAgain,
}
