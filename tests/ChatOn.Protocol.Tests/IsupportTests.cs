using System.Text;

namespace ChatOn.Protocol.Tests;

[Trait("Spec", "modern/rplisupport")]
public sealed class IsupportTests
{
    [Fact]
    public void Tokens_keep_their_order_and_take_new_values_in_place()
    {
        var isupport = new Isupport().Set("A", "1").Set("B").Set("C", 3).Set("A", "2");

        Assert.Equal(["A=2", "B", "C=3"], Assert.Single(isupport.Lines(100)));
        Assert.True(isupport.TryGet("A", out var value) && value == "2");
        Assert.True(isupport.Remove("B"));
        Assert.False(isupport.Remove("B"));
        Assert.False(isupport.TryGet("B", out _));
    }

    [Theory]
    [InlineData("My Network", @"My\x20Network")]
    [InlineData("a=b", @"a\x3Db")]
    [InlineData(@"a\b", @"a\x5Cb")]
    [InlineData("a\r\nb", @"a\x0D\x0Ab")]
    [InlineData("é", "é")]
    public void Values_are_escaped_and_come_back(string value, string escaped)
    {
        Assert.Equal(escaped, Isupport.Escape(value));
        Assert.Equal(value, Isupport.Unescape(escaped));
    }

    [Theory]
    [InlineData(@"\x2")]
    [InlineData(@"\xZZ")]
    [InlineData(@"\")]
    [InlineData(@"\n")]
    public void What_is_no_escape_stays(string value) => Assert.Equal(value, Isupport.Unescape(value));

    [Fact]
    public void A_client_reads_tokens_and_takes_them_back()
    {
        var isupport = new Isupport();
        isupport.Read(@"NETWORK=a\x20b");
        isupport.Read("EXCEPTS");
        isupport.Read("-NETWORK");

        Assert.Equal(["EXCEPTS"], isupport.Tokens.Select(token => token.Key));
    }

    [Fact]
    public void A_line_has_at_most_thirteen_tokens()
    {
        var isupport = new Isupport();
        for (var i = 0; i < 30; i++)
            isupport.Set($"T{i}", i);
        Assert.Equal([13, 13, 4], isupport.Lines(100).Select(line => line.Count));
    }

    [Fact]
    public void A_line_has_at_most_512_bytes_and_nothing_is_lost()
    {
        var isupport = new Isupport();
        for (var i = 0; i < 40; i++)
            isupport.Set($"TOKEN{i}", new string('x', 17 * (i % 9)));
        var (server, nick) = ("irc.example.org", new string('n', Names.MaxNickLength));
        var seen = new List<string>();
        foreach (var tokens in isupport.Lines(Isupport.Reserve(server.Length, nick.Length)))
        {
            var line = Wire.Written((ref writer) =>
            {
                writer.Source(Encoding.UTF8.GetBytes(server));
                writer.Numeric(Numeric.RplIsupport);
                writer.Param(nick);
                foreach (var token in tokens)
                    writer.Param(token);
                writer.Trailing(Numeric.RplIsupport.Text);
                writer.End();
            });
            Assert.EndsWith(" :" + Numeric.RplIsupport.Text, line, StringComparison.Ordinal);
            seen.AddRange(tokens);
        }
        Assert.Equal(isupport.Tokens.Select(token => token.Value.Length == 0 ? token.Key : $"{token.Key}={token.Value}"), seen);
    }
}
