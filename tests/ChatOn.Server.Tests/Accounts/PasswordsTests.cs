using System.Diagnostics.CodeAnalysis;
using ChatOn.Server.Accounts;
using ChatOn.Server.Loop;

namespace ChatOn.Server.Tests.Accounts;

public sealed class PasswordsTests
{
    private static readonly ServerOptions Options = new() { Accounts = new AccountOptions { HashIterations = 3 } };

    [Fact]
    public async Task What_is_made_is_checked_and_salted_each_time_anew()
    {
        using var pool = new ThreadWorkPool(maxAtOnce: 1, maxWaiting: 1);
        var passwords = new Passwords(pool, Options);

        var made = await passwords.MakeAsync("sesame");
        var again = await passwords.MakeAsync("sesame");

        Assert.Equal(3, made!.Iterations);
        Assert.NotEqual(made.Salt.ToArray(), again!.Salt.ToArray());
        Assert.Equal(PasswordCheck.Right, await passwords.VerifyAsync("sesame", made));
        Assert.Equal(PasswordCheck.Right, await passwords.VerifyAsync("sesame", made.ToString()));
        Assert.Equal(PasswordCheck.Wrong, await passwords.VerifyAsync("Sesame", made));
        Assert.Equal(PasswordCheck.Wrong, await passwords.VerifyAsync(null, made));
        Assert.Equal(PasswordCheck.Wrong, await passwords.VerifyAsync("sesame", "no verifier"));
    }

    [Fact]
    public async Task When_too_much_waits_nothing_is_made_or_checked()
    {
        var passwords = new Passwords(new FullPool(), Options);

        Assert.Null(await passwords.MakeAsync("sesame"));
        Assert.Equal(PasswordCheck.TryAgain, await passwords.VerifyAsync("sesame", Passwords.Hash("sesame", iterations: 1)));
    }

    private sealed class FullPool : IWorkPool
    {
        public bool TryRun<T>(Func<T> work, [NotNullWhen(true)] out Task<T>? running)
        {
            running = null;
            return false;
        }
    }
}
