namespace ChatOn.Client;

/// <summary>How long to wait before the next try: longer each time, and never for all at the same moment.</summary>
/// <param name="random">From 0 to below 1.</param>
public sealed class Reconnect(Func<double> random)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private TimeSpan _next = First;

    /// <summary>How long a connection has to hold, so that its end is not the same trouble once more.</summary>
    public static TimeSpan Lasting { get; } = TimeSpan.FromSeconds(30);

    /// <summary>It worked, and lasted: the next break begins anew.</summary>
    public void Succeeded() => _next = First;

    /// <summary>The time to wait now: between half of what is due and all of it.</summary>
    public TimeSpan Next()
    {
        var wait = _next * (0.5 + (random() / 2));
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return wait;
    }
}
