namespace ChatOn.Server;

/// <summary>The port through which REHASH has the configuration read again.</summary>
public interface IReload
{
    /// <summary>
    /// Reads and checks the configuration off the loop; what may change then changes on the loop. Faulty, it is left as it was.
    /// </summary>
    Task<ReloadReport> ReloadAsync(CancellationToken cancellationToken);
}

/// <summary>For a chat whose configuration was given to it once.</summary>
internal sealed class NoReload : IReload
{
    public Task<ReloadReport> ReloadAsync(CancellationToken cancellationToken) => Task.FromResult(new ReloadReport([], [], []));
}

/// <summary>What reading the configuration again did.</summary>
/// <param name="Problems">Why nothing was changed, a line for each; empty when all is well.</param>
/// <param name="Changed">Keys whose new values hold from now on.</param>
/// <param name="NeedRestart">Keys that have changed but hold only after a restart.</param>
public sealed record ReloadReport(IReadOnlyList<string> Problems, IReadOnlyList<string> Changed, IReadOnlyList<string> NeedRestart)
{
    public bool IsFaulty => Problems.Count > 0;

    /// <summary>The outcome in a line.</summary>
    public override string ToString() => IsFaulty
        ? $"The configuration is faulty and was not taken: {string.Join("; ", Problems)}"
        : $"The configuration was read again: {Named(Changed, "changed", "nothing changed")}{(NeedRestart.Count > 0 ? $"; {Named(NeedRestart, "to be restarted for", "")}" : "")}";

    private static string Named(IReadOnlyList<string> keys, string what, string otherwise) =>
        keys.Count == 0 ? otherwise : $"{what} {string.Join(", ", keys)}";
}
