using System.Reflection;
using BenchmarkDotNet.Running;
using ChatOn.Benchmarks;

// The benchmarks of hot types, chosen with --filter; scripts/bench runs it. With "memory" it counts what the terminal client keeps instead.
if (args is ["memory", ..])
{
    MemoryRun.Print(hours: 1, limit: 10_000);
    MemoryRun.Print(hours: 4, limit: 100_000);
    return;
}

BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
