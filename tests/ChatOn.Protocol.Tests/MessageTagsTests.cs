using System.Text;
using ChatOn.Fuzz;
using CsCheck;

namespace ChatOn.Protocol.Tests;

[Trait("Spec", "IRCv3/message-tags")]
public sealed class MessageTagsTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a;b", @"a\:b")]
    [InlineData("a b", @"a\sb")]
    [InlineData(@"a\b", @"a\\b")]
    [InlineData("a\r\nb", @"a\r\nb")]
    [InlineData(@"\:", @"\\:")]
    [InlineData("é; 日本", @"é\:\s日本")]
    [InlineData("", "")]
    [Trait("Spec", "IRCv3/message-tags#1")]
    public void Values_are_escaped_and_come_back(string value, string escaped)
    {
        Assert.Equal(escaped, MessageTags.Escape(value));
        Assert.Equal(value, MessageTags.Unescape(escaped));
    }

    [Theory]
    [InlineData(@"test\", "test")]
    [InlineData(@"\b", "b")]
    [InlineData(@"a\b\", "ab")]
    [InlineData(@"\\\", @"\")]
    [InlineData(@"\", "")]
    [Trait("Spec", "IRCv3/message-tags#10")]
    [Trait("Spec", "IRCv3/message-tags#11")]
    public void A_backslash_that_escapes_nothing_is_dropped(string escaped, string value) => Assert.Equal(value, MessageTags.Unescape(escaped));

    [Fact]
    public void A_value_ends_before_a_NUL() => Assert.Equal("ab", MessageTags.Escape("ab\0cd"));

    [Fact]
    public void A_broken_surrogate_is_written_as_the_replacement_character() => Assert.Equal("a\uFFFDb", MessageTags.Escape("a\uD800b"));

    [Theory]
    [InlineData("msgid", true)]
    [InlineData("+typing", true)]
    [InlineData("draft/reply", true)]
    [InlineData("+vendor.example/key-1", true)]
    [InlineData("xn--e1afmkfd.org/foo", true)]
    [InlineData("", false)]
    [InlineData("+", false)]
    [InlineData("vendor/", false)]
    [InlineData("/key", false)]
    [InlineData("ke y", false)]
    [InlineData("k.ey", false)]
    [InlineData("++key", false)]
    [InlineData("clé", false)]
    public void Keys_are_checked(string key, bool expected) => Assert.Equal(expected, MessageTags.IsValidKey(Encoding.UTF8.GetBytes(key)));

    [Fact]
    public void A_plus_makes_a_tag_client_only()
    {
        Assert.True(MessageTags.IsClientOnly("+a"u8));
        Assert.False(MessageTags.IsClientOnly("a+"u8));
        Assert.False(MessageTags.IsClientOnly(""u8));
    }

    [Theory]
    [InlineData("@a=1;b=2;a=3 PING", "a", "3")]
    [InlineData("@a=1;a PING", "a", "")]
    [InlineData("@a PING", "a", "")]
    [InlineData("@a= PING", "a", "")]
    [InlineData("@a=b=c PING", "a", "b=c")]
    [InlineData(@"@a=\:\s\\x PING", "a", @"; \x")]
    [InlineData("@ab=1;b=2 PING", "b", "2")]
    [Trait("Spec", "IRCv3/message-tags#3")]
    [Trait("Spec", "IRCv3/message-tags#8")]
    public void The_last_of_equal_tags_counts(string line, string key, string value)
    {
        Assert.True(Wire.Parse(line).TryGetTag(Encoding.UTF8.GetBytes(key), out var found));
        Assert.Equal(value, found);
    }

    [Theory]
    [InlineData("PING a=b")]
    [InlineData("@A=1 PING")]
    [InlineData("@+a=1 PING")]
    [InlineData("@draft/a=1 PING")]
    [InlineData("@vendor.example/a=1 PING")]
    [InlineData("@=a;;= PING")]
    [Trait("Spec", "IRCv3/message-tags#4")]
    [Trait("Spec", "IRCv3/message-tags#20")]
    public void A_tag_with_another_key_is_not_found(string line) => Assert.False(Wire.Parse(line).TryGetTag("a"u8, out _));

    [Fact]
    public void Any_value_survives_escaping() => Gen.Byte.Array[0, 60].Sample(value => TagsTarget.Run(value), iter: 10_000);
}
