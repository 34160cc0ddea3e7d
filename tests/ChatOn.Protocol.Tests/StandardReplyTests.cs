namespace ChatOn.Protocol.Tests;

[Trait("Spec", "IRCv3/standard-replies")]
public sealed class StandardReplyTests
{
    [Fact]
    [Trait("Spec", "IRCv3/standard-replies#1")]
    [Trait("Spec", "IRCv3/standard-replies#3")]
    [Trait("Spec", "IRCv3/standard-replies#5")]
    public void A_reply_has_command_code_context_and_text()
    {
        Assert.Equal(":srv FAIL PRIVMSG INVALID_UTF8 :Not UTF-8", Wire.Written((ref writer) =>
            StandardReply.Write(ref writer, StandardReplyKind.Fail, "srv"u8, "PRIVMSG", "INVALID_UTF8", [], "Not UTF-8")));
        Assert.Equal("@label=1 :srv WARN BOX WRONG a b :text", Wire.Written((ref writer) =>
        {
            writer.Tag("label"u8, "1"u8);
            StandardReply.Write(ref writer, StandardReplyKind.Warn, "srv"u8, "BOX", "WRONG", ["a", "b"], "text");
        }));
        Assert.Equal(":srv NOTE * HELLO :", Wire.Written((ref writer) =>
            StandardReply.Write(ref writer, StandardReplyKind.Note, "srv"u8, "*", "HELLO", [], "")));
    }

    [Fact]
    public void What_a_user_gave_cannot_break_it() =>
        Assert.Equal(":srv FAIL X CODE * * * :a", Wire.Written((ref writer) =>
            StandardReply.Write(ref writer, StandardReplyKind.Fail, "srv"u8, "X", "CODE", ["", "a b", ":c"], "a\r\nQUIT")));
}
