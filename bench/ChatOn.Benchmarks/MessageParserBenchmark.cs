using BenchmarkDotNet.Attributes;
using ChatOn.Protocol;

namespace ChatOn.Benchmarks;

/// <summary>Parsing a PRIVMSG of 100 bytes, without tags and with three more.</summary>
[MemoryDiagnoser]
public class MessageParserBenchmark
{
    private static readonly byte[] Plain = [.. "PRIVMSG #lobby :"u8, .. new string('x', 84).Select(c => (byte)c)];
    private static readonly byte[] Tagged = [.. "@label=abc123;+draft/reply=0abcdefghij0abcdefghij;+typing=done "u8, .. Plain];

    [Benchmark(Baseline = true)]
    public IrcMessage? WithoutTags()
    {
        MessageParser.TryParse(Plain, out var message);
        return message;
    }

    [Benchmark]
    public IrcMessage? WithThreeTags()
    {
        MessageParser.TryParse(Tagged, out var message);
        return message;
    }
}
