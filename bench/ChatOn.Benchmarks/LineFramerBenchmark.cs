using BenchmarkDotNet.Attributes;
using ChatOn.Protocol;

namespace ChatOn.Benchmarks;

/// <summary>Framing sixty-four lines of 100 bytes: whole in one chunk, and in chunks of 64 bytes. Times are for one line.</summary>
[MemoryDiagnoser]
public class LineFramerBenchmark
{
    private const int Lines = 64;
    private static readonly byte[] Stream = [.. Enumerable.Repeat(new string('x', 98) + "\r\n", Lines).SelectMany(line => line).Select(c => (byte)c)];
    private readonly LineFramer _framer = new(MessageLimits.FromClient.LineBytes);

    [Benchmark(Baseline = true, OperationsPerInvoke = Lines)]
    public int Whole() => Read(Stream);

    [Benchmark(OperationsPerInvoke = Lines)]
    public int InChunksOf64()
    {
        var lines = 0;
        for (var at = 0; at < Stream.Length; at += 64)
            lines += Read(Stream.AsSpan(at, Math.Min(64, Stream.Length - at)));
        return lines;
    }

    private int Read(ReadOnlySpan<byte> input)
    {
        var lines = 0;
        while (_framer.TryReadLine(ref input, out _) == FrameResult.Line)
            lines++;
        return lines;
    }
}
