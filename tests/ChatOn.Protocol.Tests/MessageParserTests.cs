using System.Text;
using ChatOn.Fuzz;
using CsCheck;

namespace ChatOn.Protocol.Tests;

[Trait("Spec", "modern/message-format")]
public sealed class MessageParserTests
{
    [Theory]
    [InlineData("foo bar baz quux", "", "foo", new[] { "bar", "baz", "quux" })]
    [InlineData("foo bar baz :quux", "", "foo", new[] { "bar", "baz", "quux" })]
    [InlineData("foo bar baz :", "", "foo", new[] { "bar", "baz", "" })]
    [InlineData("foo bar baz ::quux", "", "foo", new[] { "bar", "baz", ":quux" })]
    [InlineData("foo bar :a b  c ", "", "foo", new[] { "bar", "a b  c " })]
    [InlineData("foo bar:baz", "", "foo", new[] { "bar:baz" })]
    [InlineData("foo   bar   :baz", "", "foo", new[] { "bar", "baz" })]
    [InlineData("foo bar   ", "", "foo", new[] { "bar" })]
    [InlineData("  foo bar", "", "foo", new[] { "bar" })]
    [InlineData("foo", "", "foo", new string[0])]
    [InlineData("001", "", "001", new string[0])]
    [InlineData(":alice PING", "alice", "PING", new string[0])]
    [InlineData(":alice!~a@host.example PRIVMSG #x :hi :)", "alice!~a@host.example", "PRIVMSG", new[] { "#x", "hi :)" })]
    [InlineData(":gravel.mozilla.example  432  #momo :Erroneus", "gravel.mozilla.example", "432", new[] { "#momo", "Erroneus" })]
    [InlineData(": PING", "", "PING", new string[0])]
    [InlineData(":a\u0003b PRIVMSG x :\u0002bold\u0002 \u000305red", "a\u0003b", "PRIVMSG", new[] { "x", "\u0002bold\u0002 \u000305red" })]
    public void A_line_falls_into_its_parts(string line, string source, string verb, string[] parameters)
    {
        var message = Wire.Parse(line);

        Assert.Equal(source, Wire.Text(message.Source));
        Assert.Equal(verb, Wire.Text(message.Verb));
        Assert.Equal(parameters, Enumerable.Range(0, message.Count).Select(message.Text));
    }

    [Theory]
    [InlineData("@a=b PING", "a=b")]
    [InlineData("@a=b;c=32;k;rt=ql7 :src PING x", "a=b;c=32;k;rt=ql7")]
    [InlineData("@+draft/x=1;v.example/k  PING", "+draft/x=1;v.example/k")]
    [InlineData("@ PING", "")]
    [InlineData("PING", "")]
    [Trait("Spec", "IRCv3/message-tags#1")]
    public void Tags_are_kept_as_they_came(string line, string tags) => Assert.Equal(tags, Wire.Text(Wire.Parse(line).Tags));

    [Fact]
    public void The_fifteenth_parameter_takes_the_rest_of_the_line()
    {
        var message = Wire.Parse("V 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16  17");

        Assert.Equal(15, message.Count);
        Assert.Equal("15 16  17", message.Text(14));
        Assert.True(message.LastIsTrailing);
    }

    [Fact]
    public void The_fifteenth_parameter_may_have_its_colon()
    {
        var message = Wire.Parse("V 1 2 3 4 5 6 7 8 9 10 11 12 13 14 :15 16");

        Assert.Equal("15 16", message.Text(14));
    }

    [Theory]
    [InlineData("A b", false)]
    [InlineData("A :b", true)]
    [InlineData("A", false)]
    [InlineData("JOIN :", true)]
    public void It_is_told_whether_the_last_was_written_with_a_colon(string line, bool expected) =>
        Assert.Equal(expected, Wire.Parse(line).LastIsTrailing);

    [Fact]
    public void A_parameter_that_is_not_there_is_empty()
    {
        var message = Wire.Parse("PING a");

        Assert.True(message[1].IsEmpty);
        Assert.True(message[-1].IsEmpty);
        Assert.True(message.Memory(15).IsEmpty);
        Assert.Equal("", message.Text(7));
    }

    [Fact]
    public void A_message_keeps_its_own_copy_of_the_line()
    {
        var line = "PING first"u8.ToArray();
        MessageParser.TryParse(line, out var message);

        "QUIT other"u8.CopyTo(line);

        Assert.Equal("PING first", message!.ToString());
        Assert.Equal("first", message.Text(0));
    }

    [Theory]
    [InlineData("", ParseResult.Empty)]
    [InlineData("    ", ParseResult.Empty)]
    [InlineData("@a=b", ParseResult.Malformed)]
    [InlineData("@a=b ", ParseResult.Malformed)]
    [InlineData(":source", ParseResult.Malformed)]
    [InlineData(":source  ", ParseResult.Malformed)]
    [InlineData("01", ParseResult.Malformed)]
    [InlineData("0011", ParseResult.Malformed)]
    [InlineData("PRIV1 x", ParseResult.Malformed)]
    [InlineData("12a x", ParseResult.Malformed)]
    [InlineData("+x", ParseResult.Malformed)]
    [InlineData("é", ParseResult.Malformed)]
    [InlineData("GET/ HTTP/1.1", ParseResult.Malformed)]
    public void What_is_no_message_is_named(string line, ParseResult expected) => Assert.Equal(expected, Wire.Result(Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void Any_bytes_parse_as_the_naive_parser_says() =>
        Gen.OneOf(Gen.Byte.Array[0, 80], Gen.Char["@:; =aB0\0\r\u00e9"].Array[0, 60].Select(chars => Encoding.UTF8.GetBytes(chars)))
            .Sample(line => MessageTarget.Run(line), iter: 20_000);

    [Fact]
    public void What_is_written_parses_to_the_same_parts()
    {
        var word = Gen.Char["abcXYZ019#&*!@.~-"].Array[1, 12].Select(chars => new string(chars));
        var text = Gen.Char["ab :é日\u0002\t"].Array[0, 40].Select(chars => new string(chars));
        var tags = Gen.Select(Gen.Char["abz-"].Array[1, 5].Select(chars => new string(chars)), text).Array[0, 4];
        Gen.Select(tags, word, Gen.Char["ABCxyz"].Array[1, 9], word.Array[0, 14], text).Sample((tags, source, verb, middle, trailing) =>
        {
            var line = Wire.Written((ref writer) =>
            {
                foreach (var (key, value) in tags)
                    writer.Tag(Encoding.UTF8.GetBytes(key), value);
                writer.Source(Encoding.UTF8.GetBytes(source));
                writer.Verb(Encoding.UTF8.GetBytes(verb));
                foreach (var parameter in middle)
                    writer.Param(parameter);
                writer.Trailing(trailing);
                writer.End();
            });
            var message = Wire.Parse(line);
            Assert.Equal(source, Wire.Text(message.Source));
            Assert.Equal(new string(verb), Wire.Text(message.Verb));
            Assert.Equal([.. middle, trailing], Enumerable.Range(0, message.Count).Select(message.Text));
            foreach (var (key, value) in tags.GroupBy(tag => tag.Item1, (key, same) => (key, same.Last().Item2)))
                Assert.True(message.TryGetTag(Encoding.UTF8.GetBytes(key), out var found) && found == value);
        }, iter: 5_000);
    }
}
