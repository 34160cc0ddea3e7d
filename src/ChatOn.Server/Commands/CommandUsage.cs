namespace ChatOn.Server.Commands;

/// <summary>How often each command was used since the start. On the loop only.</summary>
internal sealed class CommandUsage
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Commands that were used, by verb.</summary>
    public IReadOnlyCollection<KeyValuePair<string, long>> Counts => _counts;

    public void Count(CommandSpec spec) => _counts[spec.Verb] = _counts.GetValueOrDefault(spec.Verb) + 1;
}
