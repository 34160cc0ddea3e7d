using System.Buffers;
using BenchmarkDotNet.Attributes;
using ChatOn.Protocol;

namespace ChatOn.Benchmarks;

/// <summary>Writing what a room hears: a PRIVMSG with its source, without tags and with time and msgid; and a numeric.</summary>
[MemoryDiagnoser]
public class MessageWriterBenchmark
{
    private static readonly byte[] Source = "alice!~alice@203.0.113.7"u8.ToArray();
    private static readonly byte[] Text = [.. new string('x', 84).Select(c => (byte)c)];
    private readonly ArrayBufferWriter<byte> _output = new(4096);
    private readonly MessageId _id = new(1_758_000_000_123_456, 42);

    [Benchmark(Baseline = true)]
    public int Privmsg()
    {
        _output.ResetWrittenCount();
        var writer = new MessageWriter(_output);
        Body(ref writer);
        return _output.WrittenCount;
    }

    [Benchmark]
    public int PrivmsgWithTimeAndId()
    {
        _output.ResetWrittenCount();
        var writer = new MessageWriter(_output);
        Span<byte> time = stackalloc byte[ServerTime.Length];
        ServerTime.TryFormat(_id.Time, time);
        writer.Tag("time"u8, time);
        Span<byte> id = stackalloc byte[MessageId.Length];
        _id.TryFormat(id);
        writer.Tag("msgid"u8, id);
        Body(ref writer);
        return _output.WrittenCount;
    }

    [Benchmark]
    public int NumericWithText()
    {
        _output.ResetWrittenCount();
        var writer = new MessageWriter(_output);
        writer.Source("chat.example.org"u8);
        writer.Numeric(Numeric.ErrNoSuchNick);
        writer.Param("alice");
        writer.Param("bob");
        writer.Trailing(Numeric.ErrNoSuchNick.Text);
        writer.End();
        return _output.WrittenCount;
    }

    private static void Body(ref MessageWriter writer)
    {
        writer.Source(Source);
        writer.Verb("PRIVMSG"u8);
        writer.Param("#lobby"u8);
        writer.Trailing(Text);
        writer.End();
    }
}
