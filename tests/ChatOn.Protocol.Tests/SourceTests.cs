namespace ChatOn.Protocol.Tests;

[Trait("Spec", "modern/source")]
public sealed class SourceTests
{
    [Theory]
    [InlineData("alice", "alice", null, null)]
    [InlineData("alice!a", "alice", "a", null)]
    [InlineData("alice@host", "alice", null, "host")]
    [InlineData("alice!~a@host.example", "alice", "~a", "host.example")]
    [InlineData("alice!@", "alice", "", "")]
    [InlineData("alice!a@b@c", "alice", "a", "b@c")]
    [InlineData("alice!a!b@c", "alice", "a!b", "c")]
    [InlineData("irc.example.org", "irc.example.org", null, null)]
    [InlineData("é!é@é", "é", "é", "é")]
    public void A_source_falls_into_its_parts_and_back(string text, string nick, string? user, string? host)
    {
        Assert.True(Source.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var source));
        Assert.Equal(new Source(nick, user, host), source);
        Assert.Equal(text, source.ToString());
        Assert.Equal(text, Wire.Text(source.ToBytes()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("!a@b")]
    [InlineData("@b")]
    public void A_source_without_a_name_is_none(string text) => Assert.False(Source.TryParse(text, out _));

    [Theory]
    [InlineData("irc.example.org", true)]
    [InlineData("alice", false)]
    [InlineData("a.b!c@d", false)]
    public void A_lone_name_with_a_dot_is_a_server(string text, bool expected)
    {
        Source.TryParse(text, out var source);
        Assert.Equal(expected, source.IsServer);
    }
}
