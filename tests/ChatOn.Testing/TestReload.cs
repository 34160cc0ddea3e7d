using ChatOn.Server;

namespace ChatOn.Testing;

/// <summary>A configuration that says what the test wants when it is read again.</summary>
public sealed class TestReload : IReload
{
    public ReloadReport Report { get; set; } = new([], [], []);

    /// <summary>How often it was read.</summary>
    public int Count { get; private set; }

    public Task<ReloadReport> ReloadAsync(CancellationToken cancellationToken)
    {
        Count++;
        return Task.FromResult(Report);
    }
}
