using System.Net;
using BenchmarkDotNet.Attributes;
using ChatOn.Server.State;

namespace ChatOn.Benchmarks;

/// <summary>
/// Asking 100,000 bans about somebody whom none is on: 60,000 on addresses and networks of 16 prefix lengths, 20,000 on accounts,
/// 20,000 on nicknames without wildcards; then with 1,000 masks with wildcards besides.
/// </summary>
[MemoryDiagnoser]
public class ServerBansBenchmark
{
    private readonly ServerBans _bans = new();
    private readonly IPAddress _address = IPAddress.Parse("192.0.2.7");
    private readonly IPAddress _ipv6 = IPAddress.Parse("2001:db8:2:2::7");

    [Params(0, 1_000)]
    public int Wildcards { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        for (var i = 0; i < 20_000; i++)
        {
            Add($"{11 + (i >> 12)}.{i >> 4 & 255}.{i & 15}.0/{25 + (i % 8)}");
            Add($"{11 + (i >> 12)}.{i >> 4 & 255}.{i & 15}.1");
            Add($"2001:{i:x}:1::/{48 + (i % 8 * 8)}");
            Add($"account:account{i}");
            Add($"nick:nick{i}");
        }
        for (var i = 0; i < Wildcards; i++)
            Add($"nick:*spam{i}*");
    }

    [Benchmark(Baseline = true)]
    public object? IPv4() => _bans.Match(_address, "alice", "Alice of Wonderland", "alice", 0);

    [Benchmark]
    public object? IPv6() => _bans.Match(_ipv6, "alice", "Alice of Wonderland", "alice", 0);

    private void Add(string text)
    {
        if (ServerBanPattern.TryParse(text, out var pattern))
            _bans.Add(new ServerBan(_bans.Count + 1, pattern, "spam", "oper", 0, null));
        else
            throw new FormatException(text);
    }
}
