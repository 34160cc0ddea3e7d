using ChatOn.Server.State;
using CsCheck;

namespace ChatOn.Server.Tests.State;

public sealed class ServerBanPatternTests
{
    [Theory]
    [InlineData("192.0.2.7", "address:192.0.2.7", ServerBanKind.Address)]
    [InlineData("192.0.2.7/24", "address:192.0.2.0/24", ServerBanKind.Address)]
    [InlineData("address:2001:db8::/32", "address:2001:db8::/32", ServerBanKind.Address)]
    [InlineData("2001:db8::1", "address:2001:db8::/64", ServerBanKind.Address)]
    [InlineData("Account:Alice", "account:Alice", ServerBanKind.Account)]
    [InlineData("nick:guest*", "nick:guest*", ServerBanKind.Nick)]
    [InlineData("NICK:?ob", "nick:?ob", ServerBanKind.Nick)]
    [InlineData("realname:buy * now", "realname:buy * now", ServerBanKind.Realname)]
    [InlineData("realname: a  b ", "realname:a  b", ServerBanKind.Realname)]
    [InlineData("realname:nick:x", "realname:nick:x", ServerBanKind.Realname)]
    internal void A_pattern_is_read_and_written_in_one_form(string text, string canonical, ServerBanKind kind)
    {
        Assert.True(ServerBanPattern.TryParse(text, out var pattern));
        Assert.Equal(kind, pattern.Kind);
        Assert.Equal(canonical, pattern.ToString());
        Assert.True(ServerBanPattern.TryParse(canonical, out var again));
        Assert.Equal(pattern, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("alice")]
    [InlineData("address:")]
    [InlineData("address:alice")]
    [InlineData("account:")]
    [InlineData("account:al ice")]
    [InlineData("account:al*")]
    [InlineData("nick:")]
    [InlineData("nick:a b")]
    [InlineData("nick:a\u0001b")]
    [InlineData("nick:alice ")]
    [InlineData("realname:")]
    [InlineData("realname:  ")]
    [InlineData("realname:a\nb")]
    [InlineData("host:example.org")]
    [InlineData(" 192.0.2.7")]
    public void Anything_else_is_none(string text) => Assert.False(ServerBanPattern.TryParse(text, out _));

    [Fact]
    public void A_mask_longer_than_200_characters_is_none()
    {
        Assert.True(ServerBanPattern.TryParse("nick:" + new string('a', 200), out _));
        Assert.False(ServerBanPattern.TryParse("nick:" + new string('a', 201), out _));
    }

    [Theory]
    [InlineData("nick:Alice", "nick:aLICE", true)]
    [InlineData("account:Alice", "account:alice", true)]
    [InlineData("192.0.2.7/24", "address:192.0.2.0/24", true)]
    [InlineData("nick:alice", "account:alice", false)]
    [InlineData("192.0.2.0/24", "192.0.2.0/25", false)]
    public void Patterns_on_the_same_are_equal(string one, string other, bool expected)
    {
        Assert.True(ServerBanPattern.TryParse(one, out var first));
        Assert.True(ServerBanPattern.TryParse(other, out var second));
        Assert.Equal(expected, first == second);
        Assert.Equal(expected, first.GetHashCode() == second.GetHashCode());
    }

    [Theory]
    [InlineData("nick:*", true)]
    [InlineData("nick:?*", true)]
    [InlineData("nick:***?***", true)]
    [InlineData("nick:????", true)]
    [InlineData("realname:*", true)]
    [InlineData("realname:**", true)]
    [InlineData("0.0.0.0/0", true)]
    [InlineData("192.0.2.7/0", true)]
    [InlineData("::/0", true)]
    [InlineData("::ffff:0:0/96", true)]
    [InlineData("nick:a*", false)]
    [InlineData("realname:* *", false)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("account:alice", false)]
    public void One_that_covers_everybody_is_known(string text, bool expected)
    {
        Assert.True(ServerBanPattern.TryParse(text, out var pattern));
        Assert.Equal(expected, pattern.CoversEverybody);
    }

    [Theory]
    [InlineData("16.0.0.0/7", true)]
    [InlineData("16.0.0.0/8", false)]
    [InlineData("nick:a*", false)]
    public void A_very_wide_network_is_known(string text, bool expected)
    {
        Assert.True(ServerBanPattern.TryParse(text, out var pattern));
        Assert.Equal(expected, pattern.IsVeryWide);
    }

    [Fact]
    public void Any_text_is_refused_or_written_as_what_reads_the_same() =>
        Gen.Select(Gen.Int[0, 4], Gen.Char["aB1.:/*? \\é"].Array[0, 12]).Sample((kind, rest) =>
        {
            string[] kinds = ["", "nick:", "account:", "realname:", "address:"];
            if (ServerBanPattern.TryParse(kinds[kind] + new string(rest), out var pattern))
                Assert.True(ServerBanPattern.TryParse(pattern.ToString(), out var again) && again == pattern && again.ToString() == pattern.ToString());
        });
}
