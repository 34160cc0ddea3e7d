using BenchmarkDotNet.Attributes;
using ChatOn.Protocol;

namespace ChatOn.Benchmarks;

/// <summary>The key of a room's name: as most are, with capitals, and one that only looks like ASCII.</summary>
[MemoryDiagnoser]
public class SkeletonBenchmark
{
    [Benchmark(Baseline = true)]
    public string Usual() => Skeleton.KeyOf("#a-usual-room");

    [Benchmark]
    public string Capitals() => Skeleton.KeyOf("#A-Usual-Room");

    [Benchmark]
    public string LookAlike() => Skeleton.KeyOf("#а-usuаl-rооm");
}
