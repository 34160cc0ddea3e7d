using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Terminal.Gui.Input;

namespace ChatOn.Benchmarks;

/// <summary>A frame of the terminal client, 120 x 40, in a room with 100,000 messages and 5,000 members: keys in, layout, painted cells out.</summary>
[Config(typeof(EachFrame))]
public class FrameBenchmark
{
    private ScreenAtWork _screen = null!;
    private int _keys;

    [GlobalSetup]
    public void Fill()
    {
        _screen = new ScreenAtWork(messages: 100_000, members: 5_000);
        for (var i = 0; i < 100_000; i++)
            _screen.Say();
        _screen.Frame();
    }

    [GlobalCleanup]
    public void Clean() => _screen.Dispose();

    [Benchmark(Baseline = true)]
    public void At_the_end() => _screen.Frame();

    [Benchmark]
    public void A_message_comes()
    {
        _screen.Say();
        _screen.Frame();
    }

    [Benchmark]
    public void A_letter_is_typed()
    {
        _screen.Press(++_keys % 60 == 0 ? Key.U.WithCtrl : Key.X);
        _screen.Frame();
    }

    [Benchmark]
    public void A_page_back()
    {
        _screen.Press(Key.PageUp);
        _screen.Frame();
    }

    [Benchmark]
    public void To_the_oldest_or_the_newest()
    {
        _screen.Press(++_keys % 2 == 0 ? Key.Home.WithCtrl : Key.End.WithCtrl);
        _screen.Frame();
    }

    [IterationSetup(Target = nameof(At_the_oldest))]
    public void GoToTheOldest() => _screen.Press(Key.Home.WithCtrl);

    [Benchmark]
    public void At_the_oldest() => _screen.Frame();

    [Benchmark]
    public void The_next_message_is_picked()
    {
        _screen.Press(++_keys % 30 == 0 ? Key.M.WithAlt : Key.CursorUp.WithCtrl);
        _screen.Frame();
    }

    /// <summary>Each frame is measured by itself, for it is the slow ones that are felt.</summary>
    private sealed class EachFrame : ManualConfig
    {
        public EachFrame()
        {
            AddJob(Job.Default.WithStrategy(RunStrategy.Monitoring).WithWarmupCount(30).WithIterationCount(300).WithInvocationCount(1).WithUnrollFactor(1).WithToolchain(InProcessEmitToolchain.Instance));
            AddColumn(StatisticColumn.Median, StatisticColumn.P95, StatisticColumn.Max);
        }
    }
}
