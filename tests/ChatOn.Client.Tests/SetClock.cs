using Microsoft.Extensions.Time.Testing;

namespace ChatOn.Client.Tests;

/// <summary>A clock that somebody sets while it runs; what is measured and waited for goes on evenly.</summary>
internal sealed class SetClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    /// <summary>How far it was set from what it was.</summary>
    public TimeSpan Jump { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Jump;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;
}
