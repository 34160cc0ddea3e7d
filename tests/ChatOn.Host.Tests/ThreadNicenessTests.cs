namespace ChatOn.Host.Tests;

public sealed class ThreadNicenessTests
{
    // The 19th field of /proc/thread-self/stat, counted after the name in brackets: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    private const int NiceAfterName = 16;

    [Fact]
    public async Task Only_the_calling_thread_steps_back()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It is about Linux.");
        var niceness = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            new ThreadNiceness().StepBack();
            niceness.SetResult(Own());
        });
        thread.Start();

        Assert.Equal("19", await niceness.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.Equal("0", Own());
    }

    private static string Own()
    {
        var stat = File.ReadAllText("/proc/thread-self/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[NiceAfterName];
    }
}
