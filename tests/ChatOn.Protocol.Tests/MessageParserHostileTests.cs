using System.Text;

namespace ChatOn.Protocol.Tests;

[Trait("Spec", "modern/message-format")]
public sealed class MessageParserHostileTests
{
    [Fact]
    public void A_body_of_510_bytes_is_allowed_and_of_511_is_not()
    {
        Assert.Equal(ParseResult.Ok, Wire.Result(Line("PRIVMSG a :", 510)));
        Assert.Equal(ParseResult.TooLong, Wire.Result(Line("PRIVMSG a :", 511)));
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-tags")]
    [Trait("Spec", "IRCv3/message-tags#25")]
    public void Tags_of_4094_bytes_are_allowed_and_of_4095_are_not()
    {
        Assert.Equal(ParseResult.Ok, Wire.Result([.. Line("@a=", 4095), .. " PING x"u8]));
        Assert.Equal(ParseResult.TagsTooLong, Wire.Result([.. Line("@a=", 4096), .. " PING x"u8]));
        Assert.Equal(ParseResult.TagsTooLong, Wire.Result(Line("@a=", 4096)));
        Assert.Equal(ParseResult.Malformed, Wire.Result(Line("@a=", 4095)));
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-tags")]
    public void Tags_and_body_are_limited_apart()
    {
        byte[] both = [.. Line("@a=", 4095), (byte)' ', .. Line("PRIVMSG a :", 510)];
        Assert.Equal(MessageLimits.FromClient.LineBytes, both.Length);
        Assert.Equal(ParseResult.Ok, Wire.Result(both));
        Assert.Equal(ParseResult.TooLong, Wire.Result([.. both, (byte)'x']));
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-tags")]
    public void A_server_may_send_8191_bytes_of_tags()
    {
        byte[] longest = [.. Line("@a=", 8190), .. " PING x"u8];
        Assert.Equal(ParseResult.Ok, MessageParser.TryParse(longest, MessageLimits.FromServer, out _));
        Assert.Equal(ParseResult.TagsTooLong, MessageParser.TryParse([.. Line("@a=", 8191), .. " PING x"u8], MessageLimits.FromServer, out _));
    }

    [Theory]
    [InlineData("PRIVMSG a :b\0c")]
    [InlineData("PRIVMSG a :b\rQUIT")]
    [InlineData("PRIVMSG a :b\nQUIT")]
    [InlineData("\0")]
    [InlineData("@a=\0 PING")]
    [InlineData(":so\nurce PING")]
    public void NUL_CR_and_LF_are_refused_anywhere(string line) => Assert.Equal(ParseResult.InvalidCharacter, Wire.Result(Encoding.UTF8.GetBytes(line)));

    [Theory]
    [Trait("Spec", "IRCv3/utf8-only#1")]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xC0, 0xAF })]
    [InlineData(new byte[] { 0xE0, 0x80, 0xAF })]
    [InlineData(new byte[] { 0xE2, 0x82 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF0, 0x80, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xF8, 0x88, 0x80, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xE9, 0x20, 0x6C })]
    [Trait("Spec", "IRCv3/message-tags#6")]
    [Trait("Spec", "IRCv3/message-tags#7")]
    public void Invalid_UTF8_is_refused_and_the_verb_is_still_known(byte[] text)
    {
        Assert.Equal(ParseResult.InvalidUtf8, MessageParser.TryParse([.. "PRIVMSG #a :"u8, .. text], out var message));
        Assert.Equal("PRIVMSG", Wire.Text(message!.Verb));
        Assert.Equal(ParseResult.InvalidUtf8, MessageParser.TryParse([.. "@a="u8, .. text.Where(b => b != ' '), .. " PING x"u8], out message));
        Assert.Equal("PING", Wire.Text(message!.Verb));
    }

    [Fact]
    public void Invalid_UTF8_without_a_verb_gives_no_message()
    {
        Assert.Equal(ParseResult.InvalidUtf8, MessageParser.TryParse([0xFF, 0xFE], out var message));
        Assert.Null(message);
    }

    [Fact]
    public void A_megabyte_is_refused_without_a_copy()
    {
        var body = Line("PRIVMSG a :", 1 << 20);
        var tags = Line("@", 1 << 20);
        Assert.Equal(ParseResult.TooLong, Wire.Result(body));
        Assert.Equal(ParseResult.TagsTooLong, Wire.Result(tags));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Wire.Result(body);
        Wire.Result(tags);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_hundred_thousand_tags_are_too_many()
    {
        var line = Encoding.UTF8.GetBytes("@" + string.Join(';', Enumerable.Range(0, 100_000)) + " PING x");
        Assert.Equal(ParseResult.TagsTooLong, Wire.Result(line));
        Assert.Equal(ParseResult.TagsTooLong, MessageParser.TryParse(line, new MessageLimits(int.MaxValue, 510), out _));
    }

    [Fact]
    public void Two_thousand_tags_in_the_limit_are_walked_without_allocating()
    {
        byte[] line = [.. "@"u8, .. Enumerable.Repeat("k;"u8.ToArray(), 2_047).SelectMany(tag => tag), .. " PING x"u8];
        Assert.Equal(ParseResult.Ok, MessageParser.TryParse(line, out var message));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var count = 0;
        foreach (var tag in message!.EnumerateTags())
            count += tag.Key.Length;

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2_047, count);
    }

    private static byte[] Line(string start, int length) => Encoding.UTF8.GetBytes(start.PadRight(length, 'x'));
}
