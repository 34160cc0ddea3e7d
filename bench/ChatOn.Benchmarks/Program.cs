using System.Reflection;
using BenchmarkDotNet.Running;

// The benchmarks of hot types, chosen with --filter; scripts/bench runs it.
BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
