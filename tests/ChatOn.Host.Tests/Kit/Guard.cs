namespace ChatOn.Host.Tests.Kit;

/// <summary>Keeps a broken test from waiting for ever.</summary>
internal static class Guard
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static Task<T> Guarded<T>(this Task<T> task) => task.WaitAsync(Patience);

    public static Task Guarded(this Task task) => task.WaitAsync(Patience);
}
