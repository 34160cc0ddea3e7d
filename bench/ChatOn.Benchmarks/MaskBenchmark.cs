using BenchmarkDotNet.Attributes;
using ChatOn.Protocol;

namespace ChatOn.Benchmarks;

/// <summary>Matching a user's source: a usual ban, a hostile one, and one of more than 64 states.</summary>
[MemoryDiagnoser]
public class MaskBenchmark
{
    private const string User = "alice!~alice@a-rather-long-host-name.customers.example.net";
    private readonly Mask _usual = new("*!*@*.example.net");
    private readonly Mask _hostile = new("*a*a*a*a*a*a*a*a*a*a*b");
    private readonly Mask _long = new(new string('?', 20) + "*" + new string('?', 60) + "*");

    [Benchmark(Baseline = true)]
    public bool Usual() => _usual.Matches(User);

    [Benchmark]
    public bool Hostile() => _hostile.Matches(User);

    [Benchmark]
    public bool Long() => _long.Matches(User);
}
