using System.Text;
using ChatOn.Fuzz;
using CsCheck;

namespace ChatOn.Protocol.Tests;

[Trait("Spec", "modern/message-format")]
public sealed class LineFramerTests
{
    [Theory]
    [InlineData("one\r\ntwo\r\n", new[] { "one", "two", "rest 0 " })]
    [InlineData("one\ntwo\rthree\r\nfour", new[] { "one", "two", "three", "rest 0 four" })]
    [InlineData("\r\n\n\r\r\none\r\n\r\n", new[] { "one", "rest 0 " })]
    [InlineData("12345678\n123456789\n1\n", new[] { "12345678", "too long 9", "1", "rest 0 " })]
    [InlineData("123456789", new[] { "rest 9 " })]
    [InlineData("a\0b\n", new[] { "a\0b", "rest 0 " })]
    public void Lines_end_with_CR_LF_or_both(string stream, string[] expected)
    {
        var bytes = Encoding.Latin1.GetBytes(stream);
        Assert.Equal(expected, FramerTarget.Frame(bytes, limit: 8, () => int.MaxValue));
        Assert.Equal(expected, FramerTarget.Frame(bytes, limit: 8, () => 1));
    }

    [Fact]
    public void Any_chunking_gives_the_same_lines() =>
        Gen.Select(Gen.Char["ab\r\n\0x"].Array[0, 300], Gen.Int[1, 40], Gen.Int[1, 30].Array[1, 20]).Sample((stream, limit, chunks) =>
        {
            var bytes = Encoding.Latin1.GetBytes(stream);
            var next = 0;
            var framed = FramerTarget.Frame(bytes, limit, () => chunks[next++ % chunks.Length]);
            Assert.Equal(FramerTarget.Naive(bytes, limit), framed);
        }, iter: 10_000);

    [Fact]
    public void A_whole_line_is_a_view_of_the_input()
    {
        using var framer = new LineFramer(100);
        ReadOnlySpan<byte> input = "first\r\nsecond\r\n"u8;
        var all = input;

        Assert.Equal(FrameResult.Line, framer.TryReadLine(ref input, out var line));

        Assert.True(all.Overlaps(line, out var offset) && offset == 0 && line.Length == 5);
        Assert.Equal(0, framer.Buffered);
    }

    [Fact]
    public void The_unfinished_line_can_be_seen_and_forgotten()
    {
        using var framer = new LineFramer(100);
        ReadOnlySpan<byte> input = "whole\nhal"u8;
        Assert.Equal(FrameResult.Line, framer.TryReadLine(ref input, out _));
        Assert.Equal(FrameResult.NeedMore, framer.TryReadLine(ref input, out _));
        Assert.True(input.IsEmpty);
        Assert.Equal("hal", Wire.Text(framer.Pending));
        Assert.Equal(3, framer.Buffered);

        framer.Reset();

        Assert.Equal(0, framer.Buffered);
        input = "new\n"u8;
        Assert.Equal(FrameResult.Line, framer.TryReadLine(ref input, out var line));
        Assert.Equal("new", Wire.Text(line));
    }

    [Fact]
    public void An_endless_line_is_thrown_away_as_it_comes_and_counted()
    {
        using var framer = new LineFramer(1_000);
        var chunk = new byte[4_096];
        for (var i = 1; i <= 256; i++)
        {
            ReadOnlySpan<byte> input = chunk;
            Assert.Equal(FrameResult.NeedMore, framer.TryReadLine(ref input, out _));
            Assert.Equal(4_096L * i, framer.Discarded);
            Assert.Equal(0, framer.Buffered);
        }
        ReadOnlySpan<byte> end = "\nPING\n"u8;
        Assert.Equal(FrameResult.TooLong, framer.TryReadLine(ref end, out _));
        Assert.Equal(1 << 20, framer.Discarded);
        Assert.Equal(FrameResult.Line, framer.TryReadLine(ref end, out var line));
        Assert.Equal("PING", Wire.Text(line));
        Assert.Equal(0, framer.Discarded);
    }

    [Fact]
    public void A_line_of_one_byte_chunks_costs_no_allocation_once_its_buffer_is_rented()
    {
        using var framer = new LineFramer(512);
        Feed(framer, 300);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 10; i++)
            Feed(framer, 300);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Feed(LineFramer framer, int length)
        {
            for (var i = 0; i < length; i++)
            {
                var part = "x"u8;
                framer.TryReadLine(ref part, out _);
            }
            var end = "\n"u8;
            Assert.True(framer.TryReadLine(ref end, out var line) == FrameResult.Line && line.Length == length);
            framer.TryReadLine(ref end, out _);
        }
    }
}
