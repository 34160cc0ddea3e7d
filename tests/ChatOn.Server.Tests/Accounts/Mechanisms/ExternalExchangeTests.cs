using ChatOn.Server.Accounts;
using ChatOn.Server.Accounts.Mechanisms;

namespace ChatOn.Server.Tests.Accounts.Mechanisms;

[Trait("Spec", "RFC4422")]
public sealed class ExternalExchangeTests
{
    private static readonly Credential Alice = new TestCredentials().Add("Alice", "sesame").Find("alice");

    [Theory]
    [InlineData("", null)]
    [InlineData("alice", "alice")]
    public async Task The_owner_of_the_certificate_is_logged_in(string response, string? asked)
    {
        string? given = "not asked";
        var exchange = new ExternalExchange(authorizationId =>
        {
            given = authorizationId;
            return Alice;
        });

        Assert.Same(Alice, await exchange.SucceedsAsync(response));
        Assert.Equal(asked, given);
    }

    [Theory]
    [InlineData("bob")]
    [InlineData("alice\0")]
    [InlineData("\0alice\0x")]
    public Task Who_acts_for_somebody_else_fails(string response) => new ExternalExchange(_ => Alice).FailsAsync(response);

    [Fact]
    public Task Without_a_known_certificate_it_fails() => new ExternalExchange(_ => null).FailsAsync("");

    [Fact]
    public Task A_decoy_logs_nobody_in() => new ExternalExchange(_ => Alice with { Exists = false }).FailsAsync("");

    [Fact]
    public async Task What_is_not_UTF_8_fails() => Assert.Equal(new SaslStep.Failed(), await new ExternalExchange(_ => Alice).NextAsync(new byte[] { 0xC0, 0x80 }));
}
