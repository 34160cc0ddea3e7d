namespace ChatOn.Tui;

/// <summary>
/// How long the screen's loop rests before each turn: shortly while somebody types, longer while nobody does, and never longer than until
/// something waits for it. Terminal.Gui's own pause can be ended by nothing, so that one is made as short as can be.
/// </summary>
internal sealed class LoopPace(TimeProvider time) : IDisposable
{
    /// <summary>Turns in a second beyond which Terminal.Gui does not pause by itself.</summary>
    public const ushort WithoutPause = 10_000;

    private static readonly TimeSpan Lively = TimeSpan.FromMilliseconds(8);
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan LivelyFor = TimeSpan.FromSeconds(2);

    private readonly AutoResetEvent _wake = new(initialState: false);
    private long _stirredAt = time.GetTimestamp();

    /// <summary>How long the next rest lasts when nothing wakes it.</summary>
    public TimeSpan Next => time.GetElapsedTime(_stirredAt) < LivelyFor ? Lively : Calm;

    /// <summary>Somebody does something: keys follow each other.</summary>
    public void Stir() => _stirredAt = time.GetTimestamp();

    /// <summary>Something waits for the loop; from any thread.</summary>
    public void Wake() => _wake.Set();

    /// <summary>Rests, on the loop's own thread.</summary>
    /// <returns>Whether it was woken.</returns>
    public bool Rest() => _wake.WaitOne(Next);

    public void Dispose() => _wake.Dispose();
}
