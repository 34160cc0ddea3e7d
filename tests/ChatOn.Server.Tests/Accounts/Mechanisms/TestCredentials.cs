using System.Diagnostics.CodeAnalysis;
using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Accounts.Mechanisms;
using ChatOn.Server.Loop;

namespace ChatOn.Server.Tests.Accounts.Mechanisms;

/// <summary>A few accounts, and decoys for all other names; notes who was asked for.</summary>
internal sealed class TestCredentials : ICredentials
{
    private readonly Dictionary<string, Credential> _accounts = new(CaseMapping.Comparer);

    public List<string> Asked { get; } = [];

    public TestCredentials Add(string name, string password, string salt = "W22ZaJ0SNY7soEsUEjb6gQ==", int iterations = 1)
    {
        _accounts[name] = new Credential(name, PasswordVerifier.Make(password, Convert.FromBase64String(salt), iterations), Exists: true);
        return this;
    }

    public Credential Find(string authenticationId)
    {
        Asked.Add(authenticationId);
        return _accounts.GetValueOrDefault(authenticationId)
            ?? new Credential(authenticationId, PasswordVerifier.DecoyFor(authenticationId, "server secret"u8, 1), Exists: false);
    }
}

/// <summary>Runs work at once and counts it, or refuses all of it.</summary>
internal sealed class CountingPool : IWorkPool
{
    public int Count { get; private set; }

    public bool IsFull { get; init; }

    public bool TryRun<T>(Func<T> work, [NotNullWhen(true)] out Task<T>? running)
    {
        Count++;
        running = IsFull ? null : Task.FromResult(work());
        return !IsFull;
    }
}

/// <summary>Says things to a mechanism and looks at its steps.</summary>
internal static class Exchanging
{
    public static ValueTask<SaslStep> SayAsync(this SaslExchange exchange, string text) => exchange.NextAsync(Encoding.UTF8.GetBytes(text));

    public static async Task<string> ChallengedAsync(this SaslExchange exchange, string text) =>
        Encoding.UTF8.GetString(Assert.IsType<SaslStep.Challenge>(await exchange.SayAsync(text)).Bytes.Span);

    public static async Task<Credential> SucceedsAsync(this SaslExchange exchange, string text)
    {
        var credential = Assert.IsType<SaslStep.Succeeded>(await exchange.SayAsync(text)).Credential;
        Assert.Equal(new SaslStep.Failed(), await exchange.SayAsync(text));
        return credential;
    }

    /// <summary>Fails, and whatever follows too.</summary>
    public static async Task FailsAsync(this SaslExchange exchange, string text)
    {
        Assert.Equal(new SaslStep.Failed(), await exchange.SayAsync(text));
        Assert.Equal(new SaslStep.Failed(), await exchange.SayAsync(text));
        Assert.Equal(new SaslStep.Failed(), await exchange.SayAsync(""));
    }
}
