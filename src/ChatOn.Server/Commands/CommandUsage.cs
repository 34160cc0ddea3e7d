using System.Runtime.InteropServices;

namespace ChatOn.Server.Commands;

/// <summary>How often each command was used since the start. On the loop only.</summary>
internal sealed class CommandUsage
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Commands that were used, by verb.</summary>
    public IEnumerable<KeyValuePair<string, long>> Counts => _counts.OrderBy(count => count.Key, StringComparer.Ordinal);

    public void Count(CommandSpec spec) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, spec.Verb, out _)++;
}
