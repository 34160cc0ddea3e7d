using System.Buffers;
using System.Text;
using ChatOn.Fuzz;
using CsCheck;

namespace ChatOn.Protocol.Tests;

[Trait("Spec", "modern/message-format")]
public sealed class MessageWriterTests
{
    [Fact]
    public void A_line_is_written_in_its_order()
    {
        var line = Wire.Written((ref writer) =>
        {
            writer.Tag("msgid"u8, "a;b"u8);
            writer.Tag("bot"u8);
            writer.Tag("label"u8, "x y");
            writer.RawTags("+typing=done;+x"u8);
            writer.Source("alice!~a@host"u8);
            writer.Verb("PRIVMSG"u8);
            writer.Param("#room"u8);
            writer.Param("é");
            writer.Param(42);
            writer.Trailing("hello  world");
            writer.End();
        });
        Assert.Equal(@"@msgid=a\:b;bot;label=x\sy;+typing=done;+x :alice!~a@host PRIVMSG #room é 42 :hello  world", line);
    }

    [Fact]
    public void A_numeric_has_three_digits() => Assert.Equal(":srv 001 al :hi", Wire.Written((ref writer) =>
    {
        writer.Source("srv"u8);
        writer.Numeric(Numeric.RplWelcome);
        writer.Param("al");
        writer.Trailing("hi"u8);
        writer.End();
    }));

    [Fact]
    public void An_empty_value_is_written_without_an_equals_sign() => Assert.Equal("@a;b PING", Wire.Written((ref writer) =>
    {
        writer.Tag("a"u8, ""u8);
        writer.Tag("b"u8, "");
        writer.Verb("PING"u8);
        writer.End();
    }));

    [Fact]
    public void An_empty_source_is_left_out_and_an_empty_trailing_is_not() => Assert.Equal("PING :", Wire.Written((ref writer) =>
    {
        writer.Source(default);
        writer.Verb("PING"u8);
        writer.Trailing("");
        writer.End();
    }));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData(":a")]
    [InlineData("\r\nQUIT")]
    [InlineData(" ")]
    public void What_cannot_be_a_middle_parameter_is_a_star(string value)
    {
        Assert.Equal("X * y", Wire.Written((ref writer) =>
        {
            writer.Verb("X"u8);
            writer.ParamOrStar(value);
            writer.Param("y");
            writer.End();
        }));
        Assert.Equal("X * y", Wire.Written((ref writer) =>
        {
            writer.Verb("X"u8);
            writer.ParamOrStar(Encoding.UTF8.GetBytes(value));
            writer.Param("y"u8);
            writer.End();
        }));
    }

    [Theory]
    [InlineData("a\rb")]
    [InlineData("a\nQUIT :x")]
    [InlineData("a\0b")]
    public void Values_are_cut_at_what_would_break_the_line(string value) => Assert.Equal("@k=1 :a X a :a", Wire.Written((ref writer) =>
    {
        writer.RawTags("k=1\r\nx"u8);
        writer.Source(Encoding.UTF8.GetBytes(value));
        writer.Verb("X"u8);
        writer.ParamOrStar(value);
        writer.Trailing(value);
        writer.End();
    }));

    [Theory]
    [InlineData("a b")]
    [InlineData("a;b")]
    [InlineData("a=b")]
    [InlineData("a\n")]
    [InlineData("")]
    public void A_tag_whose_key_is_no_key_is_left_out(string key) => Assert.Equal("X", Wire.Written((ref writer) =>
    {
        writer.Tag(Encoding.UTF8.GetBytes(key), "v"u8);
        writer.Verb("X"u8);
        writer.End();
    }));

    [Theory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("日")]
    [InlineData("😀")]
    public void A_long_trailing_is_cut_between_characters(string character)
    {
        var text = string.Concat(Enumerable.Repeat(character, 600));
        foreach (var shift in Enumerable.Range(0, 4))
        {
            var room = new string('r', shift + 1);
            var expected = $"PRIVMSG {room} :";
            while (Encoding.UTF8.GetByteCount(expected + character) <= 510)
                expected += character;
            Assert.Equal(expected, Wire.Written((ref writer) => WritePrivmsg(ref writer, room, text, asBytes: true)));
            Assert.Equal(expected, Wire.Written((ref writer) => WritePrivmsg(ref writer, room, text, asBytes: false)));
        }
    }

    [Fact]
    public void Nothing_follows_a_parameter_that_was_cut() => Assert.Equal(510, Wire.Written((ref writer) =>
    {
        writer.Verb("X"u8);
        writer.Param(new string('a', 400));
        writer.Param(Encoding.UTF8.GetBytes(new string('b', 400)));
        writer.Param("c");
        writer.Trailing("d");
        writer.End();
    }).Length);

    [Fact]
    [Trait("Spec", "IRCv3/message-tags")]
    public void Tags_that_do_not_fit_are_left_out_whole()
    {
        var line = Wire.Written((ref writer) =>
        {
            writer.Tag("first"u8, new string('x', 4_000));
            writer.Tag("second"u8, Encoding.UTF8.GetBytes(new string('y', 4_170)));
            writer.Tag("third"u8, new string('z', 4_100));
            writer.RawTags(Encoding.UTF8.GetBytes("+a=1;+b=" + new string('w', 5_000)));
            writer.Verb("X"u8);
            writer.End();
        });
        Assert.EndsWith(";+a=1 X", line, StringComparison.Ordinal);
        Assert.Equal(["first", "second", "+a"], line[1..^2].Split(';').Select(tag => tag.Split('=')[0]).ToArray());
        Assert.InRange(line.Length - 1, 8_000, 8_191);
    }

    [Fact]
    [Trait("Spec", "IRCv3/message-tags")]
    public void The_longest_tags_of_server_and_client_fit_together()
    {
        var line = Wire.Written((ref writer) =>
        {
            writer.Tag("a"u8, new string('x', 4_092));
            writer.RawTags(Encoding.UTF8.GetBytes("b=" + new string('y', 4_092)));
            writer.Verb("X"u8);
            writer.End();
        });
        Assert.Equal(8_191 + 1, line.Length);
    }

    [Fact]
    public void Whatever_is_written_is_one_line() =>
        Gen.OneOf(Gen.Byte.Array[0, 700], Gen.Char["ab|: \r\n\0;=\\é😀"].Array[0, 700].Select(chars => Encoding.UTF8.GetBytes(chars)))
            .Sample(input => WriterTarget.Run(input), iter: 5_000);

    [Fact]
    public void Writing_allocates_nothing()
    {
        var output = new ArrayBufferWriter<byte>(4_096);
        Write(output);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 20; i++)
            Write(output);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Write(ArrayBufferWriter<byte> output)
        {
            output.ResetWrittenCount();
            var writer = new MessageWriter(output);
            writer.Tag("time"u8, "2024-01-01T00:00:00.000Z"u8);
            writer.Tag("label"u8, "a b");
            writer.Source("alice!~a@host"u8);
            writer.Verb("PRIVMSG"u8);
            writer.Param("#room");
            writer.Param(123_456);
            writer.Trailing("hello, world é");
            writer.End();
        }
    }

    private static void WritePrivmsg(ref MessageWriter writer, string room, string text, bool asBytes)
    {
        writer.Verb("PRIVMSG"u8);
        writer.Param(room);
        if (asBytes)
            writer.Trailing(Encoding.UTF8.GetBytes(text));
        else
            writer.Trailing(text);
        writer.End();
    }
}
