using ChatOn.Server.Accounts;
using ChatOn.Server.Accounts.Mechanisms;
using ChatOn.Server.Connections;

namespace ChatOn.Server.Tests.Accounts.Mechanisms;

[Trait("Spec", "RFC4422")]
public sealed class StoredExchangeTests
{
    private readonly TestCredentials _credentials = new TestCredentials().Add("tim", "tanstaaftanstaaf");
    private readonly CountingPool _pool = new();

    [Theory]
    [InlineData("")]
    [InlineData("tim")]
    [InlineData("TIM")]
    public async Task What_the_browser_keeps_logs_in_for_nobody_else(string authorizationId) =>
        Assert.Equal("tim", (await Exchange("tim", "tanstaaftanstaaf").SucceedsAsync(authorizationId)).Name);

    [Theory]
    [InlineData("tim", "wrong")]
    [InlineData("nobody", "tanstaaftanstaaf")]
    public async Task What_is_wrong_fails_after_the_same_work(string name, string password)
    {
        await Exchange(name, password).FailsAsync("");

        Assert.Equal((1, 1), (_credentials.Asked.Count, _pool.Count));
    }

    [Theory]
    [InlineData("root")]
    [InlineData("tim\0")]
    [InlineData("\0tim\0tanstaaftanstaaf")]
    public async Task Who_acts_for_somebody_else_fails(string authorizationId)
    {
        await Exchange("tim", "tanstaaftanstaaf").FailsAsync(authorizationId);

        Assert.Equal(0, _pool.Count);
    }

    [Fact]
    public async Task Too_much_work_is_told_apart() => Assert.Equal(
        new SaslStep.Failed(IsOverloaded: true),
        await new StoredExchange(_credentials, new Passwords(new CountingPool { IsFull = true }, new ServerOptions()), new StoredLogIn("tim", "x")).SayAsync(""));

    private StoredExchange Exchange(string name, string password) => new(_credentials, new Passwords(_pool, new ServerOptions()), new StoredLogIn(name, password));
}
