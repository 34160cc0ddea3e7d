using System.Text;
using ChatOn.Protocol;
using static ChatOn.Fuzz.InvariantException;

namespace ChatOn.Fuzz;

/// <summary>The first byte chooses the chunks, the rest is a stream: however it is chunked, the lines are those a split gives.</summary>
public static class FramerTarget
{
    private const int Limit = 32;

    public static void Run(ReadOnlySpan<byte> input)
    {
        if (input.IsEmpty)
            return;
        var random = new Random(input[0]);
        var stream = input[1..];
        var expected = Naive(stream, Limit);
        Unless(Frame(stream, Limit, () => int.MaxValue).SequenceEqual(expected), "lines of one chunk differ from a split");
        Unless(Frame(stream, Limit, () => 1).SequenceEqual(expected), "lines of single bytes differ from a split");
        Unless(Frame(stream, Limit, () => random.Next(1, 20)).SequenceEqual(expected), "lines of random chunks differ from a split");
    }

    /// <summary>The lines of a stream, given to the framer in chunks; "too long N" for an overlong one, the unfinished rest last.</summary>
    public static IReadOnlyList<string> Frame(ReadOnlySpan<byte> stream, int limit, Func<int> nextChunk)
    {
        using var framer = new LineFramer(limit);
        var lines = new List<string>();
        while (!stream.IsEmpty)
        {
            var length = Math.Min(stream.Length, nextChunk());
            var chunk = stream[..length];
            stream = stream[length..];
            while (framer.TryReadLine(ref chunk, out var line) is var result && result != FrameResult.NeedMore)
            {
                lines.Add(result == FrameResult.Line ? Encoding.Latin1.GetString(line) : $"too long {framer.Discarded}");
                Unless(framer.Buffered == 0, "a line that was given is still counted");
            }
            Unless(framer.Buffered <= limit && framer.Buffered == framer.Pending.Length, "more is kept than the limit");
        }
        lines.Add($"rest {framer.Discarded} {Encoding.Latin1.GetString(framer.Pending)}");
        return lines;
    }

    /// <summary>The same by splitting.</summary>
    public static IReadOnlyList<string> Naive(ReadOnlySpan<byte> stream, int limit)
    {
        var pieces = Encoding.Latin1.GetString(stream).Split('\r', '\n');
        var lines = pieces[..^1].Where(piece => piece.Length > 0).Select(piece => piece.Length > limit ? $"too long {piece.Length}" : piece).ToList();
        var rest = pieces[^1];
        lines.Add(rest.Length > limit ? $"rest {rest.Length} " : $"rest 0 {rest}");
        return stream.IsEmpty ? ["rest 0 "] : lines;
    }
}
