using ChatOn.Server.Accounts;
using ChatOn.Server.Accounts.Mechanisms;
using CsCheck;

namespace ChatOn.Server.Tests.Accounts.Mechanisms;

[Trait("Spec", "RFC4616")]
public sealed class PlainExchangeTests
{
    private readonly TestCredentials _credentials = new TestCredentials().Add("tim", "tanstaaftanstaaf").Add("Jürgen", "grün");
    private readonly CountingPool _pool = new();

    private PlainExchange Exchange => new(_credentials, new Passwords(_pool, new ServerOptions()));

    [Theory]
    [InlineData("\0tim\0tanstaaftanstaaf", "tim")]
    [InlineData("tim\0tim\0tanstaaftanstaaf", "tim")]
    [InlineData("TIM\0tim\0tanstaaftanstaaf", "tim")]
    [InlineData("\0Tim\0tanstaaftanstaaf", "tim")]
    [InlineData("\0Ju\u0308rgen\0gru\u0308n", "Jürgen")]
    [InlineData("Ju\u0308rgen\0Ju\u0308rgen\0grün", "Jürgen")]
    public async Task The_right_password_logs_in(string message, string name) => Assert.Equal(name, (await Exchange.SucceedsAsync(message)).Name);

    [Theory]
    [InlineData("\0tim\0wrong")]
    [InlineData("\0tim\0tanstaaftanstaaf ")]
    [InlineData("\0nobody\0tanstaaftanstaaf")]
    [InlineData("\0nobody\0wrong")]
    public async Task A_wrong_password_and_a_wrong_name_fail_alike_after_the_same_work(string message)
    {
        await Exchange.FailsAsync(message);

        Assert.Equal((1, 1), (_credentials.Asked.Count, _pool.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tim")]
    [InlineData("\0tim")]
    [InlineData("\0tim\0")]
    [InlineData("\0\0tanstaaftanstaaf")]
    [InlineData("\0\u00AD\0tanstaaftanstaaf")]
    [InlineData("\0t\u0007im\0tanstaaftanstaaf")]
    [InlineData("\0tim\0tanstaaftanstaaf\0")]
    [InlineData("root\0tim\0tanstaaftanstaaf")]
    [InlineData("tim\0root\0tanstaaftanstaaf")]
    public async Task What_is_malformed_or_acts_for_somebody_else_fails_without_any_work(string message)
    {
        await Exchange.FailsAsync(message);

        Assert.Equal((0, 0), (_credentials.Asked.Count, _pool.Count));
    }

    [Fact]
    public async Task What_is_not_UTF_8_fails() => Assert.Equal(new SaslStep.Failed(), await Exchange.NextAsync(new byte[] { 0, (byte)'t', 0, 0xFF }));

    [Fact]
    public async Task When_too_many_passwords_wait_it_fails_and_says_why()
    {
        var exchange = new PlainExchange(_credentials, new Passwords(new CountingPool { IsFull = true }, new ServerOptions()));

        Assert.Equal(new SaslStep.Failed(IsOverloaded: true), await exchange.SayAsync("\0tim\0tanstaaftanstaaf"));
        Assert.Equal(new SaslStep.Failed(), await exchange.SayAsync("\0tim\0tanstaaftanstaaf"));
    }

    [Fact]
    public Task Any_bytes_make_a_step_and_never_a_log_in() =>
        Gen.Frequency((1, Gen.Byte), (2, Gen.Const((byte)0)), (2, Gen.Const((byte)'t'))).Array[0, 12].SampleAsync(
            async bytes => Assert.IsType<SaslStep.Failed>(await New(new Passwords(new CountingPool(), new ServerOptions())).NextAsync(bytes)),
            iter: 2_000);

    private static PlainExchange New(Passwords passwords) => new(new TestCredentials(), passwords);
}
